using System.Globalization;

namespace Seawall.Register;

/// <summary>What a notice says: the campaign's text with <c>{effect}</c> filled in.</summary>
public static class NoticeText
{
    /// <summary>What stands for day and hour of effect.</summary>
    public const string Effect = "{effect}";

    // Two digits wherever there can be two, and minutes.
    static readonly DateTimeOffset Widest = new(2022, 12, 20, 23, 59, 0, TimeSpan.Zero);

    /// <summary>
    /// From when a line is shut that is told now, as its notice says: from the campaign's hour, or where that would be
    /// too early for a line told now, from the full hour after the days of notice. Never before it is so.
    /// </summary>
    public static DateTimeOffset Moment(Campaign terms, DateTimeOffset now)
    {
        var own = now.AddDays(terms.Notice.Days);
        if (own <= terms.Effect)
        {
            return terms.Effect;
        }
        var rest = own.UtcTicks % TimeSpan.TicksPerHour;
        return rest == 0 ? own : own.AddTicks(TimeSpan.TicksPerHour - rest);
    }

    /// <summary>A text with a moment filled in, as the clock of the campaign's time zone shows it.</summary>
    public static string Fill(string text, string language, DateTimeOffset local) =>
        text.Contains(Effect, StringComparison.Ordinal)
            ? text.Replace(Effect, Say(language, local), StringComparison.Ordinal)
            : text;

    /// <summary>The longest that a text can become: what its parts are counted by.</summary>
    public static string Longest(string text, string language) => Fill(text, language, Widest);

    /// <summary>Day and hour in words.</summary>
    public static string Say(string language, DateTimeOffset local)
    {
        if (language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            return local.ToString("HH:mm 'on' d MMM yyyy", CultureInfo.InvariantCulture);
        }
        return local.ToString(
            local.Minute == 0 ? "yyyy'年'M'月'd'日'H'时'" : "yyyy'年'M'月'd'日'H'时'm'分'", CultureInfo.InvariantCulture);
    }
}
