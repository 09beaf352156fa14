using System.Collections.Immutable;
using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The stored form of a line's detail, and the numbers of variable length used in it and in the journal. What is
/// written here is hashed and kept for ever: the form only grows.
/// <code>
/// varint = 7 bits an octet, lowest first, high bit set on all but the last (LEB128), at most 10 octets, shortest form
/// detail = varint pauses, each: u8 service, u8 zone, varint until (unix seconds)
///          varint rules,  each: varint id, u8 flags (bit 0 pass, 1 voice, 2 texts, 3 country, 4 registered senders),
///                               varint number or country or purpose of registered senders (1 codes, 2 services, 3)
///          [care, as CareForm says, where there is any]
/// </code>
/// Pauses are in order of service and zone, rules in order of id; each is for some service, those on registered
/// senders for texts alone; each id is above 0.
/// </summary>
public static class LineForm
{
    const byte PassFlag = 1;
    const byte ServicesAt = 1;
    const byte CountryFlag = 8;
    const byte RegisteredFlag = 16;

    /// <summary>The most octets a varint takes.</summary>
    public const int VarintBytesMax = 10;

    /// <summary>The most octets a detail takes.</summary>
    public const int DetailBytesMax =
        VarintBytesMax + 2 * RegisterLimits.StoredZonesMax * (2 + VarintBytesMax)
        + VarintBytesMax + RegisterLimits.RulesMax * (1 + 2 * VarintBytesMax)
        + CareForm.BytesMax;

    /// <summary>The greatest number of <see cref="E164.DigitsMax"/> digits.</summary>
    public const ulong NumberMax = 999_999_999_999_999;

    /// <summary>Writes a varint, returns the octets written.</summary>
    public static int WriteVarint(Span<byte> to, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            to[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        to[at++] = (byte)value;
        return at;
    }

    /// <summary>
    /// Reads a varint and moves past it; false when it is cut, too long, or not in its shortest form.
    /// </summary>
    public static bool TryReadVarint(ref ReadOnlySpan<byte> from, out ulong value)
    {
        value = 0;
        for (var at = 0; at < from.Length && at < VarintBytesMax; at++)
        {
            var octet = from[at];
            if (at == VarintBytesMax - 1 && octet > 1)
            {
                return false;
            }
            value |= (ulong)(octet & 0x7F) << (7 * at);
            if (octet < 0x80)
            {
                from = from[(at + 1)..];
                return octet != 0 || at == 0;
            }
        }
        return false;
    }

    /// <summary>
    /// Writes a detail, returns the octets written; <paramref name="to"/> holds <see cref="DetailBytesMax"/>.
    /// </summary>
    public static int WriteDetail(Span<byte> to, StoredDetail detail)
    {
        Debug.Assert(!detail.Pauses.IsEmpty || !detail.Rules.IsEmpty || detail.Care is { IsEmpty: false });
        var at = WriteVarint(to, (ulong)detail.Pauses.Length);
        foreach (var pause in detail.Pauses)
        {
            to[at++] = (byte)pause.Service;
            to[at++] = pause.Zone;
            at += WriteVarint(to[at..], (ulong)pause.UntilUnixSeconds);
        }
        at += WriteVarint(to[at..], (ulong)detail.Rules.Length);
        foreach (var rule in detail.Rules)
        {
            at += WriteVarint(to[at..], rule.Id);
            at += WriteRule(to[at..], rule);
        }
        return detail.Care is null ? at : at + CareForm.Write(to[at..], detail.Care);
    }

    /// <summary>Writes a rule without its id, returns the octets written.</summary>
    internal static int WriteRule(Span<byte> to, in StoredRule rule)
    {
        var (flag, target) = rule.Registered != SenderPurpose.None ? (RegisteredFlag, (ulong)rule.Registered)
            : rule.Number.IsNone ? (CountryFlag, rule.Country)
            : ((byte)0, rule.Number.Value);
        to[0] = (byte)((rule.Pass ? PassFlag : 0) | rule.Services << ServicesAt | flag);
        return 1 + WriteVarint(to[1..], target);
    }

    /// <summary>Reads a detail that takes all of <paramref name="from"/>; false when it is not in its form.</summary>
    public static bool TryReadDetail(ReadOnlySpan<byte> from, out StoredDetail? detail)
    {
        detail = null;
        if (!TryReadVarint(ref from, out var count) || count > 2 * RegisterLimits.StoredZonesMax)
        {
            return false;
        }
        var pauses = ImmutableArray.CreateBuilder<StoredPause>((int)count);
        for (var i = 0UL; i < count; i++)
        {
            if (from.Length < 2)
            {
                return false;
            }
            var (service, zone) = ((Service)from[0], from[1]);
            from = from[2..];
            if (!TryReadVarint(ref from, out var until) || until > long.MaxValue
                || service is not (Service.Voice or Service.Sms) || zone >= RegisterLimits.StoredZonesMax)
            {
                return false;
            }
            var pause = new StoredPause(service, zone, (long)until);
            if (i > 0 && Order(pauses[^1]) >= Order(pause))
            {
                return false;
            }
            pauses.Add(pause);
        }
        if (!TryReadRules(ref from, out var rules) || (from.IsEmpty && pauses.Count == 0 && rules.IsEmpty))
        {
            return false;
        }
        StoredCare? care = null;
        if (!from.IsEmpty && !CareForm.TryRead(from, out care))
        {
            return false;
        }
        detail = new StoredDetail(pauses.MoveToImmutable(), rules, care);
        return true;
    }

    static int Order(in StoredPause pause) => (byte)pause.Service << 8 | pause.Zone;

    static bool TryReadRules(ref ReadOnlySpan<byte> from, out ImmutableArray<StoredRule> rules)
    {
        rules = [];
        if (!TryReadVarint(ref from, out var count) || count > RegisterLimits.RulesMax)
        {
            return false;
        }
        var builder = ImmutableArray.CreateBuilder<StoredRule>((int)count);
        for (var i = 0UL; i < count; i++)
        {
            if (!TryReadVarint(ref from, out var id) || id > uint.MaxValue || id <= (i == 0 ? 0 : builder[^1].Id)
                || !TryReadRule(ref from, (uint)id, out var rule))
            {
                return false;
            }
            builder.Add(rule);
        }
        rules = builder.MoveToImmutable();
        return true;
    }

    /// <summary>Reads a rule after its id.</summary>
    internal static bool TryReadRule(ref ReadOnlySpan<byte> from, uint id, out StoredRule rule)
    {
        rule = default;
        if (from.IsEmpty)
        {
            return false;
        }
        var flags = from[0];
        from = from[1..];
        return TryReadVarint(ref from, out var target) && TryRule(id, flags, target, out rule);
    }

    static bool TryRule(uint id, byte flags, ulong target, out StoredRule rule)
    {
        var services = (byte)(flags >> ServicesAt & (byte)ServiceMask.All);
        rule = new StoredRule(id, (flags & PassFlag) != 0, services, default, 0);
        switch (flags & ~(PassFlag | (byte)ServiceMask.All << ServicesAt))
        {
            case 0:
                rule = rule with { Number = new E164(target) };
                return services != 0 && target is > 0 and <= NumberMax;
            case CountryFlag:
                rule = rule with { Country = (ushort)target };
                return services != 0 && target is > 0 and <= ushort.MaxValue;
            case RegisteredFlag:
                rule = rule with { Registered = (SenderPurpose)target };
                return services == (byte)ServiceMask.Sms && target is > 0 and <= (ulong)SenderPurpose.Any;
            default:
                return false;
        }
    }

    /// <summary>The two ISO 3166 letters of a stored country as text.</summary>
    public static string CountryLetters(ushort country) => $"{(char)(country >> 8)}{(char)(country & 0xFF)}";

    /// <summary>Two ISO 3166 letters, in either case, as stored; false when they are not two letters.</summary>
    public static bool TryCountry(ReadOnlySpan<char> letters, out ushort country)
    {
        country = 0;
        if (letters.Length != 2 || !char.IsAsciiLetter(letters[0]) || !char.IsAsciiLetter(letters[1]))
        {
            return false;
        }
        country = (ushort)((letters[0] & 0xDF) << 8 | letters[1] & 0xDF);
        return true;
    }

    /// <summary>Whether these are the choices of a service: no two bits are both set.</summary>
    public static bool IsChoices(ulong bits) => (bits & bits >> 1 & 0x5555_5555_5555_5555) == 0;
}
