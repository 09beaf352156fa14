using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Between what is stored (zones by their place, countries by their letters) and what the settings in force make of it
/// (zones and countries by index). Stored zones the settings do not name, and countries the plan does not know, are
/// kept in the store and left out of the book. Immutable.
/// </summary>
sealed class LineWords
{
    const byte None = Origin.NoZone;

    readonly byte[] _placeOf;
    readonly byte[] _zoneAt = new byte[RegisterLimits.StoredZonesMax];
    readonly string[] _nameAt = new string[RegisterLimits.StoredZonesMax];
    readonly uint _rowMask;
    readonly bool _straight;

    public LineWords(RegisterModel model, IReadOnlyList<StoredZone> stored)
    {
        Model = model;
        Stored = [.. stored];
        _placeOf = new byte[model.Zones.Names.Length];
        Array.Fill(_placeOf, None);
        Array.Fill(_zoneAt, None);
        Array.Fill(_nameAt, "");
        foreach (var zone in stored)
        {
            _nameAt[zone.Place] = zone.Name;
            if (model.Zones.TryIndex(zone.Name, out var index))
            {
                (_placeOf[index], _zoneAt[zone.Place]) = (zone.Place, index);
            }
        }
        _rowMask = (1u << (2 * _placeOf.Length)) - 1;
        _straight = _zoneAt.Index().All(at => at.Item == (at.Index < _placeOf.Length ? at.Index : None));
    }

    public RegisterModel Model { get; }

    /// <summary>The stored zones and their places.</summary>
    public ImmutableArray<StoredZone> Stored { get; }

    /// <summary>The settings' zones without a place yet, in the settings' order.</summary>
    public IEnumerable<string> Unplaced => Model.Zones.Names.Where((_, zone) => _placeOf[zone] == None);

    /// <summary>The place of a zone of the settings.</summary>
    public byte PlaceOf(int zone) => _placeOf[zone];

    /// <summary>The name at a place, empty for none.</summary>
    public string NameAt(int place) => _nameAt[place];

    /// <summary>A set of the settings' zones as the low bit of each one's two stored bits.</summary>
    public ulong Spread(uint zones)
    {
        var bits = 0UL;
        for (var zone = 0; zone < _placeOf.Length; zone++)
        {
            bits |= (ulong)(zones >> zone & 1) << (2 * _placeOf[zone]);
        }
        return bits;
    }

    /// <summary>A stored line as the book takes it.</summary>
    public LineState ToState(in StoredLine line) =>
        new(line.Number, ToBits(line.Choices), line.Choices.Detail is null ? null : ToDetail(line.Choices.Detail));

    ChoiceBits ToBits(in LineChoices choices)
    {
        if (_straight)
        {
            return new ChoiceBits((uint)choices.Voice & _rowMask | ((uint)choices.Sms & _rowMask) << 16);
        }
        uint bits = 0;
        for (var zone = 0; zone < _placeOf.Length; zone++)
        {
            var shift = 2 * _placeOf[zone];
            if (_placeOf[zone] != None)
            {
                bits |= (uint)(choices.Voice >> shift & 3) << (2 * zone);
                bits |= (uint)(choices.Sms >> shift & 3) << (16 + 2 * zone);
            }
        }
        return new ChoiceBits(bits);
    }

    LineDetail ToDetail(StoredDetail detail)
    {
        var pauses = detail.Pauses
            .Where(pause => _zoneAt[pause.Zone] != None)
            .Select(pause => new Pause(pause.Service, _zoneAt[pause.Zone], pause.UntilUnixSeconds));
        var rules = ImmutableArray.CreateBuilder<PersonalRule>(detail.Rules.Length);
        foreach (var rule in detail.Rules)
        {
            ushort country = 0;
            if (!rule.Number.IsNone || rule.Registered != SenderPurpose.None
                || Model.Plan.TryCountry(LineForm.CountryLetters(rule.Country), out country))
            {
                rules.Add(new PersonalRule(
                    rule.Id, rule.Pass, (ServiceMask)rule.Services, rule.Number, country, rule.Registered));
            }
        }
        return new LineDetail { Pauses = [.. pauses], Rules = rules.ToImmutable() };
    }
}
