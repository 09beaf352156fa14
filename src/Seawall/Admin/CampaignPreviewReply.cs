using System.Collections.Immutable;
using Seawall.Campaigns;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Admin;

/// <summary>What a campaign comes to: its lines, its texts, and what the records say it would have refused.</summary>
internal sealed record CampaignPreviewReply
{
    public required string Campaign { get; init; }

    public required CampaignLinesReply Sum { get; init; }

    public required ImmutableArray<CampaignPartReply> Parts { get; init; }

    public required ImmutableArray<CampaignWaveReply> Waves { get; init; }

    /// <summary>Its texts as phones will show them.</summary>
    public required ImmutableArray<TextPreview> Texts { get; init; }

    /// <summary>Notices still to be sent, each line once, parts not counted.</summary>
    public required long TextsToSend { get; init; }

    /// <summary>Their parts: what is paid for.</summary>
    public required long PartsToSend { get; init; }

    /// <summary>For how long all message centres together are busy with that.</summary>
    public required string SendingTime { get; init; }

    /// <summary>On how many days, by the hours in which people may be texted.</summary>
    public required int Days { get; init; }

    /// <summary>What it would have refused, by the records of the last weeks.</summary>
    public required RecordsPreviewReply Records { get; init; }

    /// <summary>A preview in the words of this socket.</summary>
    public static CampaignPreviewReply Of(
        CampaignPreview preview, ImmutableArray<TextPreview> texts, RecordsPreviewReply records) => new()
    {
        Campaign = preview.Campaign.Terms.Name,
        Sum = CampaignLinesReply.Of(preview.Sum),
        Parts =
        [
            .. preview.Parts.Select(part => new CampaignPartReply(
                part.Operator, part.Region, part.District, CampaignLinesReply.Of(part.Lines))),
        ],
        Waves =
        [
            .. preview.Waves.Select((lines, at) => new CampaignWaveReply(
                preview.Campaign.Terms.Waves[at].Name, CampaignLinesReply.Of(lines))),
        ],
        Texts = texts,
        TextsToSend = preview.TextsChinese + preview.TextsEnglish,
        PartsToSend = preview.PartsToSend,
        SendingTime = Units.Write(TimeSpan.FromSeconds(Math.Ceiling(preview.SendingTime.TotalSeconds))),
        Days = preview.Days,
        Records = records,
    };
}

/// <summary>Lines by how they decided, and those undecided by how far their notice is.</summary>
internal sealed record CampaignLinesReply(
    long Lines, long Undecided, long Open, long Shut, long Told, long Unreached, long ToTell)
{
    /// <summary>Counts in the words of this socket.</summary>
    public static CampaignLinesReply Of(CampaignLines lines) => new(
        lines.Lines, lines.Undecided, lines.Open, lines.Shut, lines.Told, lines.Unreached, lines.ToTell);
}

/// <summary>Lines of an operator, a region and a district; empty where it is not known.</summary>
internal sealed record CampaignPartReply(string Operator, string Region, string District, CampaignLinesReply Lines);

/// <summary>Lines of a wave.</summary>
internal sealed record CampaignWaveReply(string Name, CampaignLinesReply Lines);
