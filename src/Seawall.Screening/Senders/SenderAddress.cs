using System.Buffers;

namespace Seawall.Screening;

/// <summary>
/// Reads the sender of a text: its octets, and the type of number that stands beside them (TON; 3GPP TS 23.040
/// §9.1.2.5, SMPP v3.4 §5.2.5). Total, and without allocation.
/// </summary>
/// <remarks>
/// The type is the sender's own word. A name that has only digits looks like a number on the telephone, and is read as
/// one; an international number that is too short to be one looks like a short code, and is read as one. Digits that
/// do not say whether they begin with a country code are what the plan knows: +852 9123 4567 also where they could be
/// eleven digits of home.
/// </remarks>
public static class SenderAddress
{
    /// <summary>Type of number: as the trunk's dial rules read it.</summary>
    public const byte Unknown = 0;

    /// <summary>Type of number: country code first, without plus; many write the plus or 00 all the same.</summary>
    public const byte International = 1;

    /// <summary>Type of number: without the home country code.</summary>
    public const byte National = 2;

    /// <summary>Type of number: a name.</summary>
    public const byte Alphanumeric = 5;

    static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-./() \t"u8);

    /// <summary>No whole number of any country has so few digits.</summary>
    const ulong CodesBelow = 1_000_000;

    /// <summary>The sender as read; of a code of more than 15 digits the first 15.</summary>
    public static NumberReading Read(DialRules dial, byte type, ReadOnlySpan<byte> text)
    {
        NumberReading reading = ByRules(dial, type, text);
        return dial.Plan is { } plan && type != International ? WhatExists(plan, dial, text, reading) : reading;
    }

    static NumberReading WhatExists(NumberingPlan plan, DialRules dial, ReadOnlySpan<byte> text, NumberReading reading)
    {
        bool isCode = reading.Form == NumberForm.Short && text.Length <= dial.NationalDigitsMax;
        bool isNumber = reading.Form is not (NumberForm.Name or NumberForm.Absent) && !isCode;
        if (!isNumber || IsAssigned(plan, reading))
        {
            return reading;
        }

        NumberReading home = dial.ReadBare(text, areInternational: false);
        if (IsAssigned(plan, home))
        {
            return home;
        }

        NumberReading whole = dial.ReadBare(text, areInternational: true);
        return IsAssigned(plan, whole) ? whole : reading;
    }

    static NumberReading ByRules(DialRules dial, byte type, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return NumberReading.Absent;
        }

        if (HasLetters(text))
        {
            return new NumberReading(NumberForm.Name, default);
        }

        NumberReading reading = type switch
        {
            International => dial.ReadBare(text.StartsWith("00"u8) ? text[2..] : text, areInternational: true),
            Unknown => dial.Read(text, default),
            _ => dial.ReadBare(text, areInternational: false),
        };
        return reading.Form switch
        {
            NumberForm.E164 when reading.Number.Value < CodesBelow =>
                new NumberReading(NumberForm.Short, reading.Number),
            NumberForm.Malformed => LongCode(dial, text),
            _ => reading,
        };
    }

    static bool IsAssigned(NumberingPlan plan, NumberReading reading) =>
        reading.Form == NumberForm.E164 && plan.Find(reading.Number).Kind != NumberKind.Unassigned;

    /// <summary>Whether anything in it is none of what numbers are written with.</summary>
    static bool HasLetters(ReadOnlySpan<byte> text) => text.ContainsAnyExcept(OfNumbers);

    /// <summary>Codes of services may be longer than any home number: 106 and up to 17 digits more.</summary>
    static NumberReading LongCode(DialRules dial, ReadOnlySpan<byte> text)
    {
        bool isPlain = text[0] != '0' && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        if (!isPlain || text.Length <= dial.NationalDigitsMax)
        {
            return new NumberReading(NumberForm.Malformed, default);
        }

        ulong value = 0;
        foreach (byte octet in text[..Math.Min(text.Length, E164.DigitsMax)])
        {
            value = (value * 10) + octet - '0';
        }

        return new NumberReading(NumberForm.Short, new E164(value));
    }
}
