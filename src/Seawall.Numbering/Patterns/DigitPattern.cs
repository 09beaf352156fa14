using System.Collections.Immutable;

namespace Seawall.Numbering.Patterns;

/// <summary>
/// A pattern over digits, read from the small part of regular expressions that numbering metadata is written in:
/// <code>
/// alternatives = sequence *( "|" sequence )
/// sequence     = *( item [ "?" / "{" n [ "," n ] "}" ] )
/// item         = digit / "\d" / "[" 1*( digit [ "-" digit ] ) "]" / ( "(?:" / "(" ) alternatives ")"
/// </code>
/// Anything else is a <see cref="FormatException"/>: a plan built from a pattern half understood would be wrong
/// silently.
/// </summary>
internal abstract record DigitPattern
{
    /// <summary>One digit out of a set; bit n stands for the digit n.</summary>
    internal sealed record Class(ushort Digits) : DigitPattern;

    internal sealed record Sequence(ImmutableArray<DigitPattern> Items) : DigitPattern;

    internal sealed record Alternatives(ImmutableArray<DigitPattern> Items) : DigitPattern;

    internal sealed record Repeat(DigitPattern Item, int Min, int Max) : DigitPattern;

    public const ushort AnyDigit = 0x3FF;

    /// <summary>
    /// Reads <paramref name="text"/>; white space between items is ignored, as the metadata's authors fold lines.
    /// </summary>
    public static DigitPattern Parse(string text)
    {
        var at = 0;
        var pattern = ParseAlternatives(text, ref at);
        return at == text.Length ? pattern : throw Unreadable(text, at);
    }

    static DigitPattern ParseAlternatives(string text, ref int at)
    {
        var items = ImmutableArray.CreateBuilder<DigitPattern>();
        items.Add(ParseSequence(text, ref at));
        while (at < text.Length && text[at] == '|')
        {
            at++;
            items.Add(ParseSequence(text, ref at));
        }

        return items.Count == 1 ? items[0] : new Alternatives(items.ToImmutable());
    }

    static DigitPattern ParseSequence(string text, ref int at)
    {
        var items = ImmutableArray.CreateBuilder<DigitPattern>();
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            items.Add(ParseCount(text, ref at, ParseItem(text, ref at)));
        }

        return items.Count == 1 ? items[0] : new Sequence(items.ToImmutable());
    }

    static DigitPattern ParseItem(string text, ref int at)
    {
        switch (text[at])
        {
            case >= '0' and <= '9':
                return new Class((ushort)(1 << (text[at++] - '0')));
            case '\\' when at + 1 < text.Length && text[at + 1] == 'd':
                at += 2;
                return new Class(AnyDigit);
            case '[':
                return ParseClass(text, ref at);
            case '(':
                at += text.AsSpan(at).StartsWith("(?:") ? 3 : 1;
                var inner = ParseAlternatives(text, ref at);
                if (at >= text.Length || text[at] != ')')
                {
                    throw Unreadable(text, at);
                }

                at++;
                return inner;
            default:
                throw Unreadable(text, at);
        }
    }

    static Class ParseClass(string text, ref int at)
    {
        var digits = 0;
        at++;
        while (at < text.Length && text[at] != ']')
        {
            var low = Digit(text, at++);
            var high = low;
            if (at < text.Length && text[at] == '-')
            {
                high = Digit(text, at + 1);
                at += 2;
            }

            for (var digit = low; digit <= high; digit++)
            {
                digits |= 1 << digit;
            }
        }

        if (at >= text.Length || digits == 0)
        {
            throw Unreadable(text, at);
        }

        at++;
        return new Class((ushort)digits);
    }

    static DigitPattern ParseCount(string text, ref int at, DigitPattern item)
    {
        if (at >= text.Length)
        {
            return item;
        }

        if (text[at] == '?')
        {
            at++;
            return new Repeat(item, 0, 1);
        }

        if (text[at] != '{')
        {
            return item;
        }

        at++;
        var min = ParseNumber(text, ref at);
        var max = min;
        if (at < text.Length && text[at] == ',')
        {
            at++;
            max = ParseNumber(text, ref at);
        }

        if (at >= text.Length || text[at] != '}' || max < min || max > NumberingLimits.RepeatMax)
        {
            throw Unreadable(text, at);
        }

        at++;
        return new Repeat(item, min, max);
    }

    static int ParseNumber(string text, ref int at)
    {
        var number = Digit(text, at++);
        while (at < text.Length && char.IsAsciiDigit(text[at]) && number <= NumberingLimits.RepeatMax)
        {
            number = (number * 10) + (text[at++] - '0');
        }

        return number;
    }

    static int Digit(string text, int at) =>
        at < text.Length && char.IsAsciiDigit(text[at]) ? text[at] - '0' : throw Unreadable(text, at);

    static FormatException Unreadable(string text, int at) =>
        new($"The numbering metadata holds a pattern this version cannot read, at offset {at} of: {text}");
}
