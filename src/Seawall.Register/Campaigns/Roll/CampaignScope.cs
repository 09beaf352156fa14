using System.Collections.Immutable;
using System.Text;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Which lines a campaign is for, and in which wave. A line is in it where nothing says otherwise: of operator and of
/// region, both what the subscribers' file says and what the ported numbers' file says must be the campaign's, and what
/// the prefix says where neither file has it. So a port to another operator takes a line out at once, whatever an older
/// file of subscribers still says: whoever is in doubt is not shut. Immutable, thread-safe.
/// </summary>
sealed class CampaignScope
{
    readonly RegisterModel _model;
    readonly ImmutableArray<string> _operators;
    readonly ImmutableArray<string> _regions;
    readonly ImmutableArray<Wave> _waves;
    readonly ulong[] _seeds;
    readonly uint _slots;

    public CampaignScope(Campaign terms, RegisterModel model)
    {
        (_model, _operators, _regions, _waves) = (model, terms.Operators, terms.Regions, terms.Waves);
        _seeds = [.. terms.Waves.Select(wave => Seed($"{terms.Name}\n{wave.Name}"))];
        var zones = CampaignPlaces.ZonesOf(terms, model);
        for (byte zone = 0; zone < ScreeningLimits.ZonesMax; zone++)
        {
            var has = (uint)(zones >> zone & 1);
            _slots |= terms.Services.HasFlag(ServiceMask.Voice) ? has << (2 * zone) : 0;
            _slots |= terms.Services.HasFlag(ServiceMask.Sms) ? has << (16 + 2 * zone) : 0;
        }
    }

    /// <summary>The waves it has.</summary>
    public int Waves => _waves.Length;

    /// <summary>The wave of a line; -1 where the campaign is not for it.</summary>
    public int WaveOf(E164 number, Subscriber? subscriber, PortedNumber? ported)
    {
        if (!_model.Lines.IsOurs(number) || !IsHere(number, subscriber, ported))
        {
            return -1;
        }
        for (var wave = 0; wave < _waves.Length; wave++)
        {
            if ((_waves[wave].Districts.IsEmpty || _waves[wave].Districts.Contains(subscriber?.District ?? ""))
                && (_waves[wave].Percent == 100 || Share(_seeds[wave], number) < _waves[wave].Percent))
            {
                return wave;
            }
        }
        return _waves.Length - 1;
    }

    bool IsHere(E164 number, Subscriber? subscriber, PortedNumber? ported)
    {
        if (_operators.IsEmpty && _regions.IsEmpty)
        {
            return true;
        }
        var home = _model.Plan.HomeOf(number);
        return Is(_operators, subscriber?.Operator, ported?.Operator, _model.Plan.Operators[home.Operator])
            && Is(_regions, subscriber?.Region, ported?.Region, _model.Plan.Regions[home.Region]);
    }

    /// <summary>Operator and region of a line, as the first that knows says; empty where nobody does.</summary>
    public (string Operator, string Region) HomeOf(E164 number, Subscriber? subscriber, PortedNumber? ported)
    {
        var home = _model.Plan.HomeOf(number);
        return (First(ported?.Operator, subscriber?.Operator, _model.Plan.Operators[home.Operator]),
            First(subscriber?.Region, ported?.Region, _model.Plan.Regions[home.Region]));
    }

    static string First(string? one, string? two, string three) =>
        !string.IsNullOrEmpty(one) ? one : !string.IsNullOrEmpty(two) ? two : three;

    static bool Is(ImmutableArray<string> wanted, string? subscriber, string? ported, string prefix)
    {
        if (wanted.IsEmpty)
        {
            return true;
        }
        var (byFile, byPort) = (!string.IsNullOrEmpty(subscriber), !string.IsNullOrEmpty(ported));
        return (!byFile || wanted.Contains(subscriber!)) && (!byPort || wanted.Contains(ported!))
            && (byFile || byPort || wanted.Contains(prefix));
    }

    /// <summary>
    /// Whether a line decided all that the campaign would decide for it; so has every line where the settings have none
    /// of its zones any more.
    /// </summary>
    public bool IsDecided(ChoiceBook book, E164 number)
    {
        var choices = book.Read(number).Choices.Value;
        return ((choices | choices >> 1) & _slots) == _slots;
    }

    /// <summary>What a line decided of it: how much of it, whether any of that is open.</summary>
    public (bool All, bool AnyOpen) Decided(ChoiceBook book, E164 number)
    {
        var choices = book.Read(number).Choices.Value;
        return (((choices | choices >> 1) & _slots) == _slots, (choices & _slots) != 0);
    }

    /// <summary>FNV-1a, 64 bits: the same in every process and version.</summary>
    static ulong Seed(string text)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ octet) * 0x0000_0100_0000_01B3;
        }
        return hash;
    }

    /// <summary>A line's place in a wave, from 0 to 99 (splitmix64).</summary>
    static int Share(ulong seed, E164 number)
    {
        var mixed = seed + number.Value * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D0_49BB_1331_11EB;
        return (int)((mixed ^ mixed >> 31) % 100);
    }
}
