using Seawall.Register;

namespace Seawall.Province;

/// <summary>
/// Looks at every text that a message centre was given: in permitted hours, within the rate, while the campaign runs,
/// to a line that belongs to it and was not told; and never twice without a failure between, unless the process ended
/// and the notice is marked so.
/// </summary>
sealed class SendChecker(Population lines, CampaignTruth truth, Findings findings, TimeZoneInfo zone)
{
    readonly int[] _last = Filled(lines.Lines);
    readonly int[] _maybeTwice = Filled(lines.Lines);
    readonly bool[] _toldAfterwards = new bool[lines.Lines];
    readonly int[] _afterwardsHolder = new int[lines.Lines];
    readonly Dictionary<string, SendRate> _rates = new(StringComparer.Ordinal);
    readonly List<long> _begins = [];
    int _seen;

    /// <summary>
    /// Lines that were sent a notice twice, because the process ended in between; of their notices that still count.
    /// </summary>
    public IEnumerable<int> MaybeTwice => Enumerable.Range(0, _maybeTwice.Length)
        .Where(line => _maybeTwice[line] == lines.Sojourn(line));

    /// <summary>A process began.</summary>
    public void ProcessBegins(long atMs) => _begins.Add(atMs);

    /// <summary>Looks at the texts that are new.</summary>
    public void Look(MessageCentre centre)
    {
        for (var count = centre.Count; _seen < count; _seen++)
        {
            var text = centre[_seen];
            if (text.IsNotice)
            {
                LookAt(text, centre);
            }
            else
            {
                LookAtAfterwards(text);
            }
        }
    }

    void LookAt(SentText text, MessageCentre centre)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(text.AtMs);
        var terms = truth.Terms!;
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        if (local < terms.Notice.HoursFrom || local >= terms.Notice.HoursTo)
        {
            findings.Add("a notice outside hours", at, $"line {text.Line} at {local}");
        }
        if (truth.State != CampaignState.Running)
        {
            findings.Add("a notice while the campaign does not run", at, $"line {text.Line}: {truth.State}");
        }
        if (text.Line < 0 || !lines.IsMember(text.Line))
        {
            findings.Add("a notice to a line outside the campaign", at, $"line {text.Line}");
            return;
        }
        LookAtRate(text, at, terms);
        LookForTwice(text, at, terms, centre);
        _last[text.Line] = text.Id;
    }

    /// <summary>In no minute more parts go out than the rate says, and what may go out at once.</summary>
    void LookAtRate(SentText text, DateTimeOffset at, Campaign terms)
    {
        if (terms.Notice.Rates.FirstOrDefault(rate => rate.NextHop == text.NextHop) is not { } rate)
        {
            findings.Add("a notice by another message centre", at, $"line {text.Line}: {text.NextHop}");
            return;
        }
        if (!_rates.TryGetValue(text.NextHop, out var minute))
        {
            _rates[text.NextHop] = minute = new SendRate();
        }
        if (minute.Take(text.AtMs, text.Parts, rate.PerSecond, _begins) is > 0 and var over)
        {
            findings.Add("over the rate", at, $"{over} parts more than {rate.PerSecond} a second allow");
        }
    }

    void LookForTwice(SentText text, DateTimeOffset at, Campaign terms, MessageCentre centre)
    {
        if (_last[text.Line] < 0)
        {
            return;
        }
        var before = centre[_last[text.Line]];
        if (before.Sojourn != text.Sojourn)
        {
            return;
        }
        if (lines.ToldSurely(text.Line) < text.AtMs / 1000)
        {
            findings.Add("told, and a notice again", at, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"line {text.Line}, told {text.AtMs / 1000 - lines.ToldSurely(text.Line)} s before, text {before.Id} ")
                + string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{(text.AtMs - before.AtMs) / 1000} s before, process {before.Process}, now {text.Process}"));
        }
        var failed = before.Failed || (before.AnsweredMs > 0 && before.Answer != CentreAnswer.Takes)
            || text.AtMs - before.AtMs >= (long)terms.Notice.ReceiptWithin.TotalMilliseconds;
        if (failed)
        {
            return;
        }
        if (before.Process == text.Process || !before.IsUnsure)
        {
            findings.Add("a line twice", at, $"line {text.Line}, texts {before.Id} and {text.Id}");
        }
        _maybeTwice[text.Line] = text.Sojourn;
    }

    void LookAtAfterwards(SentText text)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(text.AtMs);
        if (text.Line < 0 || (_toldAfterwards[text.Line] && _afterwardsHolder[text.Line] == text.Sojourn))
        {
            findings.Add("told twice after a refusal", at, $"line {text.Line}");
            return;
        }
        (_toldAfterwards[text.Line], _afterwardsHolder[text.Line]) = (true, text.Sojourn);
    }

    static int[] Filled(int length)
    {
        var filled = new int[length];
        Array.Fill(filled, -1);
        return filled;
    }
}
