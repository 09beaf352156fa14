using System.Collections.Immutable;
using Seawall.Register;
using Seawall.Smpp;

namespace Seawall.Campaigns;

/// <summary>A text of a campaign as phones will show it.</summary>
/// <param name="Kind"><c>notice</c> or <c>afterwards</c>.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Alphabet">What it is written in: <c>gsm7</c> or <c>ucs2</c>.</param>
/// <param name="Characters">Septets, or UCS-2 characters.</param>
/// <param name="Parts">The parts it is sent in, each as it is sent.</param>
/// <param name="PartsLongest">How many parts it takes with the longest day and hour.</param>
internal sealed record TextPreview(
    string Kind, string Language, string Alphabet, int Characters, ImmutableArray<string> Parts, int PartsLongest)
{
    /// <summary>All texts of a campaign, as they would read for a line that is told now.</summary>
    public static ImmutableArray<TextPreview> Of(Campaign terms, DateTimeOffset now)
    {
        var moment = NoticeText.Moment(terms, now);
        if (TimeZoneInfo.TryFindSystemTimeZoneById(terms.TimeZone, out var zone))
        {
            moment = TimeZoneInfo.ConvertTime(moment, zone);
        }

        var texts = ImmutableArray.CreateBuilder<TextPreview>();
        foreach (var (kind, text) in new[] { ("notice", terms.Notice.Text), ("afterwards", terms.Notice.Afterwards) })
        {
            foreach (var language in new[] { "zh", "en" })
            {
                if (text.In(language) is { Length: > 0 } words)
                {
                    texts.Add(Of(kind, language, words, moment));
                }
            }
        }

        return texts.DrainToImmutable();
    }

    private static TextPreview Of(string kind, string language, string words, DateTimeOffset moment)
    {
        var parts = new TextParts(NoticeText.Fill(words, language, moment));
        var each = ImmutableArray.CreateBuilder<string>();
        foreach (var part in parts)
        {
            each.Add(part.ToString());
        }

        return new TextPreview(
            kind, language, parts.Alphabet == TextAlphabet.Default ? "gsm7" : "ucs2", parts.Units,
            each.DrainToImmutable(), new TextParts(NoticeText.Longest(words, language)).Count);
    }
}
