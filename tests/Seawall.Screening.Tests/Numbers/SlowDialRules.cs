using System.Globalization;
using System.Text.RegularExpressions;

namespace Seawall.Screening.Tests;

/// <summary>The dial rules once more, with strings and regular expressions: the slow twin.</summary>
static class SlowDialRules
{
    static readonly Regex Whole = new(
        @"^(?<number>[ ()]*\+?[ ()]*[0-9][ ()0-9]*)(?:[;,].*|(?:[eE][xX][tT]|[xX]|\#)(?=.*[0-9])[ =:0-9]*)?$",
        RegexOptions.Singleline);

    static readonly Regex Zero = new(@"\( *0 *\)");

    public static NumberReading Read(DialRules rules, string text, string context)
    {
        string plain = Plain(text);
        if (plain.All(c => c is ' ' or '(' or ')'))
        {
            return NumberReading.Absent;
        }

        Match match = Whole.Match(plain);
        string number = match.Groups["number"].Value;
        string digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (!match.Success || digits.Length > ScreeningLimits.DialledDigitsMax)
        {
            return Malformed;
        }

        Match zero = Zero.Match(number);
        int zeroAt = zero.Success ? number[..zero.Index].Count(char.IsAsciiDigit) : -1;
        if (number.Contains('+', StringComparison.Ordinal))
        {
            return International(rules, digits, zeroAt);
        }

        bool isHome = context.Length == 0 || context == "+" + rules.HomeCountryCode
            || rules.HomeContexts.Contains(context, StringComparer.OrdinalIgnoreCase);
        return isHome ? Dialled(rules, digits, zeroAt) : Malformed;
    }

    static NumberReading Dialled(DialRules rules, string digits, int zeroAt)
    {
        string? prefix = rules.InternationalPrefixes
            .Where(prefix => prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.Ordinal))
            .MaxBy(prefix => prefix.Length);
        if (prefix is not null)
        {
            return International(rules, digits[prefix.Length..], zeroAt - prefix.Length);
        }

        if (rules.NationalPrefix.Length > 0 && digits.StartsWith(rules.NationalPrefix, StringComparison.Ordinal))
        {
            string rest = digits[rules.NationalPrefix.Length..];
            return rest.Length < rules.NationalDigitsMin ? Malformed : National(rules, rest);
        }

        bool bareIsInternational = rules.InternationalPrefixes.Contains("");
        int shortMax = bareIsInternational ? Math.Min(6, rules.NationalDigitsMin - 1) : rules.NationalDigitsMin - 1;
        if (digits.Length <= shortMax)
        {
            return Number(NumberForm.Short, digits);
        }

        return bareIsInternational ? International(rules, digits, zeroAt) : National(rules, digits);
    }

    static NumberReading National(DialRules rules, string digits)
    {
        if (digits.Length > rules.NationalDigitsMax)
        {
            return digits.StartsWith(rules.HomeCountryCode, StringComparison.Ordinal)
                ? International(rules, digits, -1)
                : Malformed;
        }

        return digits[0] == '0' ? Malformed : Number(NumberForm.E164, rules.HomeCountryCode + digits);
    }

    static NumberReading International(DialRules rules, string digits, int zeroAt)
    {
        bool dropped = zeroAt > 0 && !digits.StartsWith("39", StringComparison.Ordinal);
        if (dropped)
        {
            digits = digits.Remove(zeroAt, 1);
        }

        string doubled = rules.HomeCountryCode + rules.NationalPrefix;
        if (rules.NationalPrefix.Length > 0 && digits.StartsWith(doubled, StringComparison.Ordinal)
            && (!dropped || zeroAt == rules.HomeCountryCode.Length))
        {
            digits = rules.HomeCountryCode + digits[doubled.Length..];
        }

        return Number(NumberForm.E164, digits);
    }

    static NumberReading Number(NumberForm form, string digits) => digits.Length is 0 or > 15 || digits[0] == '0'
        ? Malformed
        : new NumberReading(form, new E164(ulong.Parse(digits, CultureInfo.InvariantCulture)));

    static NumberReading Malformed => new(NumberForm.Malformed, default);

    static string Plain(string text) => string.Concat(text.Select(c => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '-' or '.' or '/' or '\t' or '－' or '．' or '／' or '\u00A0' or '\u2011' or '\u3000' => ' ',
        _ => c,
    }));
}
