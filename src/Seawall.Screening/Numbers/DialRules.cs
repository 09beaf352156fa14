using System.Collections.Immutable;
using System.Text;

namespace Seawall.Screening;

/// <summary>
/// How a trunk's digits become numbers: the prefixes they may carry, and the home country. Immutable; reading is
/// total and without allocation.
/// </summary>
/// <remarks>
/// In this order: a plus, or an international prefix: the rest is the whole number; the national prefix: the rest is
/// a home number; else bare digits: too few for a home number is a short code, as many as one has is one, more is the
/// whole number where the home country code leads it. <c>phone-context</c> (RFC 3966 §5.1.5) only says whether these
/// rules apply.
/// </remarks>
public sealed class DialRules
{
    /// <summary>Bare digits up to this many are a short code also where bare digits are international.</summary>
    const int ShortDigitsMax = 6;

    readonly byte[][] _international = [];
    readonly byte[] _national = [0];
    readonly byte[] _home = [8, 6];
    readonly byte[][] _contexts = [];
    readonly bool _bareIsInternational;

    /// <summary>
    /// Prefixes that lead an international number, such as 00; the empty one says that bare digits are international.
    /// </summary>
    public required ImmutableArray<string> InternationalPrefixes
    {
        get;
        init
        {
            field = value;
            _bareIsInternational = value.Contains("");
            _international = [.. value.Where(prefix => prefix.Length > 0)
                .OrderByDescending(prefix => prefix.Length).Select(Digits)];
        }
    }

    /// <summary>The prefix that leads a home number with its area code; empty where there is none.</summary>
    public string NationalPrefix
    {
        get;
        init
        {
            field = value;
            _national = Digits(value);
        }
    } = "0";

    /// <summary>The home country code, without plus.</summary>
    public string HomeCountryCode
    {
        get;
        init
        {
            field = value;
            _home = Digits(value);
        }
    } = "86";

    /// <summary>
    /// Contexts that mean the home network beside <c>+</c> and the home country code: domains, or prefixes with plus.
    /// </summary>
    public ImmutableArray<string> HomeContexts
    {
        get;
        init
        {
            field = value;
            _contexts = [.. value.Select(Encoding.UTF8.GetBytes)];
        }
    } = [];

    /// <summary>Digits of the shortest home number, without country code.</summary>
    public int NationalDigitsMin { get; init; } = 9;

    /// <summary>Digits of the longest home number, without country code.</summary>
    public int NationalDigitsMax { get; init; } = 11;

    /// <summary>
    /// By which the senders of texts are told apart where their digits have two readings; null: by these rules alone.
    /// </summary>
    public NumberingPlan? Plan { get; init; }

    /// <summary>Reads the user part of a URI: digits with what may stand around them, escapes undone.</summary>
    public NumberReading Read(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> phoneContext) =>
        Read(digits, phoneContext, _bareIsInternational);

    /// <summary>
    /// Reads digits of which the message itself says whether bare ones are a whole number or the home network's.
    /// </summary>
    public NumberReading ReadBare(ReadOnlySpan<byte> digits, bool areInternational) =>
        Read(digits, default, areInternational);

    NumberReading Read(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> phoneContext, bool bareIsInternational)
    {
        if (digits.IsEmpty)
        {
            return NumberReading.Absent;
        }

        Span<byte> room = stackalloc byte[ScreeningLimits.DialledDigitsMax];
        if (digits.Length > ScreeningLimits.NumberOctetsMax
            || !DialledDigits.TryScan(digits, room, out DialledDigits dialled))
        {
            return Malformed;
        }

        if (dialled.Digits.IsEmpty)
        {
            return dialled.HasPlus ? Malformed : NumberReading.Absent;
        }

        if (dialled.HasPlus)
        {
            return International(dialled.Digits, dialled.BracketedZero);
        }

        return phoneContext.IsEmpty || IsHomeContext(phoneContext)
            ? Dialled(dialled.Digits, dialled.BracketedZero, bareIsInternational)
            : Malformed;
    }

    /// <summary>
    /// Reads a whole number that a person typed, in any form these rules read, with <c>tel:</c> before it or not.
    /// False for short codes and everything else that is no number of a line.
    /// </summary>
    public bool TryReadTyped(ReadOnlySpan<char> text, out E164 number)
    {
        number = default;
        text = text.Trim();
        if (text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[4..];
        }

        if (text.Length > ScreeningLimits.NumberOctetsMax)
        {
            return false;
        }

        Span<byte> octets = stackalloc byte[ScreeningLimits.NumberOctetsMax * 3];
        NumberReading reading = Read(octets[..Encoding.UTF8.GetBytes(text, octets)], default);
        number = reading.Form == NumberForm.E164 ? reading.Number : default;
        return !number.IsNone;
    }

    static NumberReading Malformed => new(NumberForm.Malformed, default);

    NumberReading Dialled(ReadOnlySpan<byte> digits, int bracketedZero, bool bareIsInternational)
    {
        foreach (byte[] prefix in _international)
        {
            if (digits.StartsWith(prefix))
            {
                return International(digits[prefix.Length..], bracketedZero - prefix.Length);
            }
        }

        if (_national.Length > 0 && digits.StartsWith(_national))
        {
            ReadOnlySpan<byte> rest = digits[_national.Length..];
            return rest.Length < NationalDigitsMin ? Malformed : National(rest);
        }

        if (digits.Length < NationalDigitsMin && (!bareIsInternational || digits.Length <= ShortDigitsMax))
        {
            return Number(NumberForm.Short, [], digits);
        }

        return bareIsInternational ? International(digits, bracketedZero) : National(digits);
    }

    /// <summary>A home number without its country code; or with it, which the length tells.</summary>
    NumberReading National(ReadOnlySpan<byte> digits)
    {
        if (digits.Length <= NationalDigitsMax)
        {
            return digits[0] == 0 ? Malformed : Number(NumberForm.E164, _home, digits);
        }

        return digits.StartsWith(_home) ? International(digits, -1) : Malformed;
    }

    /// <summary>
    /// A whole number, country code first. A zero in brackets is not dialled from abroad and is dropped.
    /// </summary>
    NumberReading International(ReadOnlySpan<byte> digits, int bracketedZero)
    {
        ReadOnlySpan<byte> before = [];
        if (bracketedZero > 0 && !digits.StartsWith(Italy))
        {
            before = digits[..bracketedZero];
            digits = digits[(bracketedZero + 1)..];
        }
        else if (digits.StartsWith(_home))
        {
            before = _home;
            digits = digits[_home.Length..];
        }

        // Written by many gateways: the national prefix kept behind the home country code.
        if (before.SequenceEqual(_home) && _national.Length > 0 && digits.StartsWith(_national))
        {
            digits = digits[_national.Length..];
        }

        return Number(NumberForm.E164, before, digits);
    }

    /// <summary>Italy's zero belongs to the number: +39 (0)6 is +39 06.</summary>
    static ReadOnlySpan<byte> Italy => [3, 9];

    static NumberReading Number(NumberForm form, ReadOnlySpan<byte> before, ReadOnlySpan<byte> digits)
    {
        int length = before.Length + digits.Length;
        if (length is 0 or > E164.DigitsMax || (before.IsEmpty ? digits : before)[0] == 0)
        {
            return Malformed;
        }

        ulong value = 0;
        foreach (byte digit in before)
        {
            value = (value * 10) + digit;
        }

        foreach (byte digit in digits)
        {
            value = (value * 10) + digit;
        }

        return new NumberReading(form, new E164(value));
    }

    bool IsHomeContext(ReadOnlySpan<byte> context)
    {
        if (context[0] == '+' && IsHomeCode(context[1..]))
        {
            return true;
        }

        foreach (byte[] home in _contexts)
        {
            if (Ascii.EqualsIgnoreCase(context, home))
            {
                return true;
            }
        }

        return false;
    }

    bool IsHomeCode(ReadOnlySpan<byte> text)
    {
        if (text.Length != _home.Length)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '0' + _home[i])
            {
                return false;
            }
        }

        return true;
    }

    static byte[] Digits(string text) => text.All(char.IsAsciiDigit)
        ? [.. text.Select(digit => (byte)(digit - '0'))]
        : throw new ArgumentException($"\"{text}\" has something else than digits.");
}
