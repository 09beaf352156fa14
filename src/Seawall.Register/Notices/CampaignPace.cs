using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What the desk keeps in mind of a campaign in force; lost with the process, and without harm.</summary>
sealed class CampaignPace
{
    const int SpanMs = 1_000;

    (string Language, DateTimeOffset Moment, NoticeWords Words)[] _words = [];
    (long Second, long Parts) _lately;
    long _before;

    public CampaignPace(StoredCampaign campaign)
    {
        Campaign = campaign;
        Hours = PermittedHours.Of(campaign.Terms);
    }

    /// <summary>The campaign as it was last seen.</summary>
    public StoredCampaign Campaign { get; private set; }

    /// <summary>The hours of its terms.</summary>
    public PermittedHours Hours { get; private set; }

    /// <summary>Notices to be tried again, as they were stored.</summary>
    public Queue<StoredNotice> Again { get; } = [];

    /// <summary>Notices on which something else is due.</summary>
    public Queue<NoticeKey> Due { get; } = [];

    /// <summary>Where the look for lines stands that come after their turn.</summary>
    public LateSweep Sweep { get; } = new();

    /// <summary>When to ask next for what is due.</summary>
    public long AskDueAtMs { get; set; }

    /// <summary>When to look next whether the next wave may begin.</summary>
    public long LookAtMs { get; set; }

    /// <summary>Whether the lines of its wave are all looked at.</summary>
    public bool IsThrough { get; set; }

    /// <summary>Why nothing goes out, where nothing does.</summary>
    public NoticeWait Wait { get; set; }

    /// <summary>Whether it is the last wave's turn.</summary>
    public bool IsLastWave => Campaign.Wave >= Campaign.Terms.Waves.Length - 1;

    /// <summary>The campaign as it is now.</summary>
    public void See(StoredCampaign now)
    {
        if (ReferenceEquals(now, Campaign))
        {
            return;
        }
        var before = Campaign;
        Campaign = now;
        if (!ReferenceEquals(now.Terms, before.Terms))
        {
            (Hours, _words) = (PermittedHours.Of(now.Terms), []);
        }
        if (now.Round != before.Round || now.Wave != before.Wave || now.Version != before.Version)
        {
            (IsThrough, LookAtMs) = (false, 0);
        }
        if (now.Round != before.Round || now.State != before.State)
        {
            Again.Clear();
            Sweep.Reset();
            AskDueAtMs = 0;
        }
    }

    /// <summary>Parts of the notice that was said last.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>What a notice says, in a language, sent now.</summary>
    public NoticeWords Words(string language, DateTimeOffset now, INoticeOutlet outlet)
    {
        var terms = Campaign.Terms;
        language = language.Length > 0 ? language : terms.Notice.Language;
        var moment = NoticeText.Moment(terms, now);
        foreach (var known in _words)
        {
            if (known.Language == language && known.Moment == moment)
            {
                return known.Words;
            }
        }
        var text = NoticeText.Fill(terms.Notice.Text.In(language), language, Hours.Local(moment));
        var words = new NoticeWords(text, Math.Max(1, outlet.Parts(text)));
        Parts = words.Parts;

        // The moment moves on by hours: what was said before is said no more.
        _words = [.. _words.Where(known => known.Moment == moment).Take(8), (language, moment, words)];
        return words;
    }

    /// <summary>So many parts were handed over.</summary>
    public void Count(int parts, long nowMs)
    {
        Move(nowMs);
        _lately.Parts += parts;
    }

    /// <summary>Parts handed over in the last whole second.</summary>
    public long Lately(long nowMs)
    {
        var (lately, second) = (_lately, nowMs / SpanMs);
        return second == lately.Second ? _before : second == lately.Second + 1 ? lately.Parts : 0;
    }

    void Move(long nowMs)
    {
        var second = nowMs / SpanMs;
        if (second != _lately.Second)
        {
            _before = second == _lately.Second + 1 ? _lately.Parts : 0;
            _lately = (second, 0);
        }
    }

    /// <summary>The rates of its message centres together.</summary>
    public static int PerSecond(ImmutableArray<NoticeRate> rates)
    {
        var sum = 0L;
        foreach (var rate in rates)
        {
            sum += rate.PerSecond;
        }
        return (int)Math.Min(sum, int.MaxValue);
    }
}

/// <summary>What a notice says, and in how many parts.</summary>
sealed record NoticeWords(string Text, int Parts);
