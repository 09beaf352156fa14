using System.Globalization;
using System.Text;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Reads the fields of changes, rules and files by the settings in force. Every refusal names the field and says what
/// is expected.
/// </summary>
sealed class FieldReader(RegisterModel model)
{
    const int ShownMax = 40;

    public RegisterModel Model => model;

    /// <summary>A line of the home country, in any form the home dial rules read.</summary>
    public Reading<E164> Line(ReadOnlySpan<char> text)
    {
        if (!model.Dial.TryReadTyped(text, out var number))
        {
            return new FieldError("number", text.IsEmpty ? "missing" : $"{Quoted(text)} is not a number");
        }
        var facts = model.Plan.Find(number);
        if (facts.Country != model.Plan.HomeCountry)
        {
            return new FieldError("number", $"{number} is not a number of the home country");
        }
        return facts.Kind is NumberKind.Unassigned or NumberKind.Service
            ? new FieldError("number", $"{number} is not the number of a line")
            : number;
    }

    /// <summary><c>voice</c>, <c>sms</c> or <c>all</c>.</summary>
    public static Reading<ServiceMask> Services(ReadOnlySpan<char> text) => text switch
    {
        "voice" => ServiceMask.Voice,
        "sms" => ServiceMask.Sms,
        "all" => ServiceMask.All,
        _ => new FieldError("service", $"expected voice, sms or all, found {Quoted(text)}"),
    };

    /// <summary>Zones of the settings with commas between them, or <c>all</c>, as a set of indexes.</summary>
    public Reading<byte> Zones(ReadOnlySpan<char> text)
    {
        byte zones = 0;
        foreach (var range in text.Split(','))
        {
            if (!Zone(text[range].Trim()).TryGet(out var zone, out var error))
            {
                return error;
            }
            zones |= zone;
        }
        return zones;
    }

    Reading<byte> Zone(ReadOnlySpan<char> text)
    {
        for (var zone = 0; zone < model.Zones.Names.Length; zone++)
        {
            if (text.SequenceEqual(model.Zones.Names[zone]))
            {
                return (byte)(1 << zone);
            }
        }
        return text is "all"
            ? (byte)((1 << model.Zones.Names.Length) - 1)
            : new FieldError("zone", $"expected {string.Join(", ", model.Zones.Names)} or all, found {Quoted(text)}");
    }

    /// <summary><c>open</c>, <c>shut</c> or <c>undecided</c>.</summary>
    public static Reading<Choice> To(ReadOnlySpan<char> text) => text switch
    {
        "open" => Choice.Open,
        "shut" => Choice.Shut,
        "undecided" => Choice.Undecided,
        _ => new FieldError("to", $"expected open, shut or undecided, found {Quoted(text)}"),
    };

    /// <summary>
    /// The end of a pause: RFC 3339 with an offset, or a time in the home time zone; later than now, not too far.
    /// </summary>
    public Reading<long> Until(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        if (!TryTime(text, out var until))
        {
            return new FieldError("until",
                $"expected a time such as 2026-05-01T08:00:00+08:00 or 2026-05-01 08:00, found {Quoted(text)}");
        }
        if (until <= now)
        {
            return new FieldError("until", $"{text.Trim()} is past");
        }
        return until - now > TimeSpan.FromDays(RegisterLimits.PauseDaysMax)
            ? new FieldError("until", $"{text.Trim()} is more than {RegisterLimits.PauseDaysMax} days away")
            : until.ToUnixTimeSeconds();
    }

    /// <summary>
    /// When a line was told: a time, or a day, which is taken to its end. Not later than now; a day may be today.
    /// </summary>
    public Reading<long> Told(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        var isDay = DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", out var day);
        if (!isDay && !TryTime(text, out _))
        {
            return new FieldError("told",
                $"expected a day such as 2026-05-01, or a time such as 2026-05-01 08:00, found {Quoted(text)}");
        }
        var (begin, told) = (default(DateTimeOffset), default(DateTimeOffset));
        if (isDay)
        {
            begin = Local(day);
            told = Local(day.AddDays(1));
        }
        else if (TryTime(text, out told))
        {
            begin = told;
        }
        return begin > now ? new FieldError("told", $"{text.Trim()} is not past yet") : told.ToUnixTimeSeconds();
    }

    DateTimeOffset Local(DateOnly day)
    {
        var midnight = day.ToDateTime(default);
        return new DateTimeOffset(midnight, model.TimeZone.GetUtcOffset(midnight));
    }

    bool TryTime(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        var trimmed = text.Trim();
        if (trimmed.Length < 16 || trimmed[4] != '-' || trimmed[7] != '-' || trimmed[10] is not ('T' or 't' or ' '))
        {
            return false;
        }
        var hasOffset = trimmed[^1] is 'Z' or 'z' || trimmed[16..].ContainsAny('+', '-');
        if (hasOffset)
        {
            return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
        }
        if (!DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || model.TimeZone.IsInvalidTime(local))
        {
            return false;
        }
        time = new DateTimeOffset(local, model.TimeZone.GetUtcOffset(local));
        return true;
    }

    /// <summary>
    /// The length of a pause in seconds: numbers with units, largest first, such as <c>24h</c> or <c>1h30m</c>.
    /// </summary>
    public static Reading<long> For(ReadOnlySpan<char> text)
    {
        var (seconds, number, digits, unitBefore) = (0L, 0L, 0, long.MaxValue);
        foreach (var character in text.Trim())
        {
            if (char.IsAsciiDigit(character) && ++digits <= 7)
            {
                number = 10 * number + (character - '0');
                continue;
            }
            long unit = character switch { 'w' => 604_800, 'd' => 86_400, 'h' => 3_600, 'm' => 60, 's' => 1, _ => 0 };
            if (unit == 0 || digits is 0 or > 7 || unit >= unitBefore)
            {
                (seconds, digits) = (0, 1);
                break;
            }
            (seconds, number, digits, unitBefore) = (seconds + number * unit, 0, 0, unit);
        }
        if (seconds == 0 || digits != 0)
        {
            return new FieldError("for", $"expected a length such as 24h, 30m or 7d, found {Quoted(text)}");
        }
        return seconds > RegisterLimits.PauseDaysMax * 86_400L
            ? new FieldError("for", $"{text.Trim()} is longer than {RegisterLimits.PauseDaysMax} days")
            : seconds;
    }

    /// <summary>
    /// What a rule is about: a country by its letters, a number with its country code, or registered senders of texts.
    /// </summary>
    public Reading<RuleTarget> Target(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim();
        if (RegisteredWords.TryRead(trimmed, out var registered))
        {
            return new RuleTarget(default, 0, registered);
        }
        if (LineForm.TryCountry(trimmed, out var country))
        {
            if (!model.Plan.TryCountry(trimmed.ToString(), out var index))
            {
                return new FieldError("rule", $"no country has the letters {Quoted(trimmed)}");
            }
            return index == model.Plan.HomeCountry
                ? new FieldError("rule", "the home country needs no rule: its calls are not screened")
                : new RuleTarget(default, country);
        }
        return model.Dial.TryReadTyped(trimmed, out var number)
            ? new RuleTarget(number, 0)
            : new FieldError("rule",
                "expected a country's two letters, a number with its country code, or registered, registered:code or "
                + $"registered:service, found {Quoted(text)}");
    }

    /// <summary>Free text within its limit, no control characters; empty where null.</summary>
    public static Reading<string> Text(string field, ReadOnlySpan<char> text, int bytesMax)
    {
        var trimmed = text.Trim();
        if (Encoding.UTF8.GetByteCount(trimmed) > bytesMax)
        {
            return new FieldError(field, $"longer than {bytesMax} bytes");
        }
        return trimmed.IndexOfAnyInRange('\0', '\u001F') >= 0 || !IsWellFormed(trimmed)
            ? new FieldError(field, "holds a control character or broken text")
            : trimmed.ToString();
    }

    static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }
        return true;
    }

    static string Quoted(ReadOnlySpan<char> text) => text.IsEmpty ? "nothing" : $"'{Shown(text)}'";

    /// <summary>As much of a text as fits a message, without what could spoil the line.</summary>
    public static string Shown(ReadOnlySpan<char> text)
    {
        var shown = text.Length > ShownMax ? string.Concat(text[..ShownMax], "…") : text.ToString();
        return string.Concat(shown.Select(character => char.IsControl(character) ? '?' : character));
    }
}
