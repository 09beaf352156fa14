using System.Globalization;
using System.Text;

namespace Seawall.Register;

/// <summary>
/// Whether the terms of notice can be kept. What a text may not say, and its parts, are for the reader of the file: the
/// register knows no alphabets. Pure.
/// </summary>
static class NoticeReader
{
    const int DaysMax = 366;
    const int FromOctetsMax = 20;
    const int AttemptsMax = 10;
    const int PartsMax = 10;
    const int PerSecondMax = 100_000;
    static readonly TimeSpan WaitMin = TimeSpan.FromMinutes(1);
    static readonly TimeSpan WaitMax = TimeSpan.FromDays(14);

    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    public static FieldError? Mistake(NoticeTerms notice) =>
        Number("notice.days", notice.Days, 1, DaysMax)
        ?? Unless(Enum.IsDefined(notice.Proof), "notice.proof", "expected receipt or taken")
        ?? From(notice.From)
        ?? Text("notice.text", notice.Text, needed: true)
        ?? Text("notice.afterwards", notice.Afterwards, needed: false)
        ?? Unless(notice.Language is "zh" or "en", "notice.language", "expected zh or en")
        ?? Unless(notice.HoursFrom < notice.HoursTo, "notice.hours", "expected a begin before the end, on one day")
        ?? Rates(notice)
        ?? Number("notice.parts_max", notice.PartsMax, 1, PartsMax)
        ?? Number("notice.attempts", notice.Attempts, 1, AttemptsMax)
        ?? Wait("notice.retry_after", notice.RetryAfter)
        ?? Wait("notice.receipt_within", notice.ReceiptWithin)
        ?? Unless(Enum.IsDefined(notice.Second), "notice.second", "expected none, letter or call")
        ?? Unless(notice.AbroadErrors.Length <= RegisterLimits.AbroadErrorsMax, "notice.abroad_errors",
            $"expected at most {RegisterLimits.AbroadErrorsMax}");

    static FieldError? Unless(bool holds, string key, string message) => CampaignReader.Unless(holds, key, message);

    static FieldError? From(string from) =>
        Encoding.ASCII.GetByteCount(from) is < 1 or > FromOctetsMax || !Ascii.IsValid(from) || from.Any(char.IsControl)
            ? new FieldError("notice.from", $"expected a short code or a name of 1 to {FromOctetsMax} ASCII characters")
            : null;

    static FieldError? Text(string key, Bilingual text, bool needed)
    {
        foreach (var one in (string[])[text.Chinese, text.English])
        {
            if (one.Length > RegisterLimits.OutgoingCharactersMax)
            {
                return new FieldError(key, $"longer than {RegisterLimits.OutgoingCharactersMax} characters");
            }
        }
        var missing = (text.Chinese.Length == 0, text.English.Length == 0);
        return missing is (false, false) || (missing is (true, true) && !needed)
            ? null
            : new FieldError(key, "expected it in both languages");
    }

    static FieldError? Rates(NoticeTerms notice)
    {
        if (notice.Rates.IsDefaultOrEmpty)
        {
            return new FieldError("notice.rates", "expected at least one message centre and its rate");
        }
        foreach (var rate in notice.Rates)
        {
            if (CampaignReader.Text("notice.rates.next_hop", rate.NextHop, RegisterLimits.TextBytesMax) is { } error)
            {
                return error;
            }
            if (Number("notice.rates.rate", rate.PerSecond, 1, PerSecondMax) is { } wrong)
            {
                return wrong;
            }
        }
        return notice.Rates.DistinctBy(rate => rate.NextHop, StringComparer.Ordinal).Count() == notice.Rates.Length
            ? null
            : new FieldError("notice.rates.next_hop", "a message centre is there twice");
    }

    static FieldError? Number(string key, int value, int min, int max) => value >= min && value <= max
        ? null
        : new FieldError(key, string.Create(CultureInfo.InvariantCulture, $"expected {min} to {max}, found {value}"));

    static FieldError? Wait(string key, TimeSpan value) => value >= WaitMin && value <= WaitMax
        ? null
        : new FieldError(key, string.Create(CultureInfo.InvariantCulture,
            $"expected {WaitMin.TotalMinutes} minute to {WaitMax.TotalDays} days"));
}
