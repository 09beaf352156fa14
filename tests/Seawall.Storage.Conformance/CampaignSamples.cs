using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>Campaigns and notices for tests.</summary>
public static class CampaignSamples
{
    /// <summary>The hour of effect of <see cref="Terms"/>.</summary>
    public static readonly DateTimeOffset Effect = new(2027, 5, 20, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Calls from overseas to lines of the one operator and region of <see cref="RegisterSamples"/>.</summary>
    public static Campaign Terms(string name = "zhejiang-calls") => new()
    {
        Name = name,
        Title = new Bilingual("境外来电", "Calls from \"overseas\""),
        Basis = "a <law> & more",
        Sources = ["https://example.org/a?b=c&d"],
        Operators = ["China Mobile"],
        Regions = ["Zhejiang"],
        Services = ServiceMask.Voice,
        Zones = ["overseas", "hongkong"],
        Effect = Effect,
        TimeZone = "Asia/Shanghai",
        Notice = new NoticeTerms
        {
            Days = 7,
            Text = new Bilingual("自{effect}起…", "From {effect} on …"),
            Afterwards = new Bilingual("已关闭", "It is shut"),
            From = "10086",
            Rates = [new NoticeRate("smsc", 200)],
            AbroadErrors = ["1B"],
        },
        Waves =
        [
            new Wave("first", ["西湖"], 5, null),
            new Wave("rest", [], 100, new DateTimeOffset(2027, 5, 1, 9, 0, 0, TimeSpan.FromHours(8))),
        ],
        Brakes = new Brakes { Unreached = 20.5 },
    };

    /// <summary>A campaign that was started.</summary>
    public static StoredCampaign Running(uint id = 1, string name = "zhejiang-calls") => new()
    {
        Id = id,
        Terms = Terms(name),
        Version = 1,
        Round = 1,
        State = CampaignState.Running,
        StartedUnixSeconds = 1_790_000_000,
        Counts = [WaveCount.Zero with { Enrolled = 9 }, WaveCount.Zero],
        Journal = 2,
    };

    /// <summary>A notice that is about to be handed over.</summary>
    public static StoredNotice Notice(long line, uint campaign = 1) => new(
        campaign, RegisterSamples.Line(line), 1, 0, NoticeState.InFlight, NoticeReason.None, NoticeMarks.None, 1,
        1_790_000_100, 0, 1_790_000_200, "", "", 0);
}
