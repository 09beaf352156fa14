using System.Collections.Immutable;
using System.Globalization;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary><c>[notice]</c>: how people are told.</summary>
internal static class NoticeReader
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromDays(30);

    /// <summary>Reads the section.</summary>
    public static NoticeTerms Read(SectionReader section, CampaignDefault meaning, CampaignNames names)
    {
        var partsMax = section.Take("parts_max", Expect.Whole(1, CampaignFileLimits.PartsMax), 2).Value;
        var text = Text(section, "text", partsMax, needed: true);
        var afterwards = Text(section, "afterwards", partsMax, needed: false);
        if (meaning == CampaignDefault.Shut)
        {
            SaysFromWhen(section, text.Chinese, "zh");
            SaysFromWhen(section, text.English, "en");
        }

        var usual = new { From = new TimeOnly(9, 0), To = new TimeOnly(20, 0) };
        var hours = section.Take("hours", CampaignExpect.Hours, (usual.From, usual.To)).Value;
        var terms = new NoticeTerms
        {
            Days = section.Need("days", Expect.Whole(0, CampaignFileLimits.DaysMax)).Value,
            Proof = section.Take("proof", CampaignExpect.Proof, NoticeProof.Receipt).Value,
            Text = text,
            Afterwards = afterwards,
            Language = section.Take("language", CampaignExpect.Language, "zh").Value,
            From = section.Need("from", CampaignExpect.From).Value,
            HoursFrom = hours.Item1,
            HoursTo = hours.Item2,
            Rates = Rates(section, names),
            PartsMax = partsMax,
            Attempts = section.Take("attempts", Expect.Whole(1, CampaignFileLimits.AttemptsMax), 3).Value,
            RetryAfter = section.Take(
                "retry_after", Expect.Duration(_shortest, _longest), TimeSpan.FromHours(29)).Value,
            ReceiptWithin = section.Take(
                "receipt_within", Expect.Duration(_shortest, _longest), TimeSpan.FromHours(48)).Value,
            Second = section.Take("second", CampaignExpect.Second, SecondChannel.Letter).Value,
            AbroadErrors = CampaignReader.List(
                section, "abroad_errors", CampaignExpect.Error, CampaignFileLimits.AbroadErrorsMax),
        };
        section.Finish();
        return terms;
    }

    private static Bilingual Text(SectionReader section, string key, int partsMax, bool needed)
    {
        var (text, chinese, english) = CampaignReader.Bilingual(
            section, key, CampaignFileLimits.TextLettersMax, needed);
        NoticeTextChecks.Run(chinese, "zh", partsMax, section.Full($"{key}.zh"), section.Mistakes);
        NoticeTextChecks.Run(english, "en", partsMax, section.Full($"{key}.en"), section.Mistakes);
        return text;
    }

    private static void SaysFromWhen(SectionReader section, string text, string language)
    {
        if (text.Length > 0 && !text.Contains(NoticeText.Effect, StringComparison.Ordinal))
        {
            section.Mistakes.Add(section.AtKey("text"), section.Full($"text.{language}"),
                $"does not say from when; expected {NoticeText.Effect}, the day and hour of effect, in it");
        }
    }

    private static ImmutableArray<NoticeRate> Rates(SectionReader section, CampaignNames known)
    {
        var rates = ImmutableArray.CreateBuilder<NoticeRate>();
        var names = ImmutableArray.CreateBuilder<Placed<string>>();
        foreach (var one in section.Sections("rates"))
        {
            names.Add(one.Need("next_hop", Expect.Name));
            var rate = one.Need("rate", Expect.Rate(CampaignFileLimits.RatePerSecondMax)).Value;
            rates.Add(new NoticeRate(names[^1].Value, rate));
            one.Finish();
        }

        if (rates.Count == 0 && (!section.Has("rates") || section.Mistakes.Count == 0))
        {
            section.Mistakes.Add(section.AtKey("rates"), section.Full("rates"),
                "no message centre is named; expected [[notice.rates]] with next_hop and rate");
        }

        if (rates.Count > CampaignFileLimits.RatesMax)
        {
            section.Mistakes.Add(section.AtKey("rates"), section.Full("rates"), string.Create(
                CultureInfo.InvariantCulture,
                $"expected at most {CampaignFileLimits.RatesMax} message centres, found {rates.Count}"));
        }

        known.NextHops(names.DrainToImmutable(), section.Full("rates.next_hop"));
        return rates.DrainToImmutable();
    }
}
