using System.Collections.Frozen;
using System.Collections.Immutable;
using Seawall.Composition;
using Seawall.Records;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Serving;

namespace Seawall.Campaigns;

/// <summary>
/// What the record log says of a campaign: what it would have refused, and what it did. Weeks of records are gone
/// through from the newest back, for as long as somebody waits for it.
/// </summary>
internal static class CampaignRecords
{
    /// <summary>How far back a preview looks where nothing is said.</summary>
    public static TimeSpan UsualLength => TimeSpan.FromDays(28);

    /// <summary>For how long a preview goes through records.</summary>
    private static readonly TimeSpan _previewLength = TimeSpan.FromSeconds(30);

    /// <summary>The same for a report.</summary>
    private static readonly TimeSpan _reportLength = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Of calls and texts since a moment that passed undecided, those that the campaign would have refused if it had
    /// been in force and everybody told.
    /// </summary>
    public static async Task<RecordsPreviewReply> PreviewAsync(
        Node node, Campaign terms, DateTimeOffset since, CancellationToken cancel)
    {
        var models = node.Models;
        var tally = new UndecidedTally(new UndecidedQuestion
        {
            Services = terms.Services, Zones = terms.Zones, Takes = Takes(models, terms),
        });
        var filter = new RecordFilter { Since = since, Outcome = Outcome.Pass };
        var (coverage, damaged) = await VisitAsync(node, filter, tally, _previewLength, cancel);
        var answer = tally.Answer;
        return new RecordsPreviewReply
        {
            Since = TimeText.Write(since, node.TimeZone),
            ReadFrom = coverage.From is { } from ? TimeText.Write(from, node.TimeZone) : "",
            Calls = answer.Calls,
            Texts = answer.Texts,
            Lines = answer.Lines.Count,
            LinesErrorPercent = answer.Lines.ErrorPercent,
            Countries =
            [
                .. answer.Countries.Select(one => new CountryReply(
                    one.Country, CountryName(models, one.Country), one.Calls, one.Texts)),
            ],
            Unnamed = answer.Unnamed,
            Segments = coverage.Segments,
            SegmentsLeft = coverage.SegmentsLeft,
            Damaged = damaged,
        };
    }

    /// <summary>What the campaign refused since it was started, by quarter of an hour.</summary>
    public static async Task<(ImmutableArray<QuarterCount> Quarters, ImmutableArray<string> Remarks)> RefusedAsync(
        Node node, StoredCampaign campaign, CancellationToken cancel)
    {
        if (campaign.StartedUnixSeconds == 0)
        {
            return ([], []);
        }

        var tally = new CampaignTally(campaign.Id);
        var since = DateTimeOffset.FromUnixTimeSeconds(campaign.StartedUnixSeconds);
        var (coverage, damaged) = await VisitAsync(
            node, new RecordFilter { Since = since }, tally, _reportLength, cancel);
        var remarks = damaged.Select(one => $"records: {one}");
        if (coverage.From is { } from)
        {
            remarks = remarks.Prepend($"records were read from {TimeText.Write(from, node.TimeZone)} on: there was no "
                + "time for earlier ones");
        }

        return (tally.Quarters, [.. remarks]);
    }

    private static async Task<(RecordCoverage Coverage, ImmutableArray<string> Damaged)> VisitAsync(
        Node node, RecordFilter filter, IRecordVisitor visitor, TimeSpan length, CancellationToken cancel)
    {
        const int damagedMax = 20;
        await node.RecordLog.FlushAsync();
        List<string> damaged = [];
        var reader = new RecordReader(node.Folder.Records, part =>
        {
            if (damaged.Count < damagedMax)
            {
                damaged.Add($"{part.Segment} at {part.Offset}: {part.What}");
            }
        });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, node.Stopping);
        var coverage = await Task.Run(
            () => reader.Visit(filter, visitor, node.Time, length, end.Token), end.Token);
        return (coverage, [.. damaged]);
    }

    /// <summary>
    /// Whether the called line is of the campaign's operators and regions, by prefix and portability, and the sender of
    /// a text none that the operator lets through.
    /// </summary>
    private static RecordTake Takes(SettingsModels models, Campaign terms)
    {
        var plan = models.Screening.Plan;
        var isOperator = Wanted(plan.Operators, terms.Operators);
        var isRegion = Wanted(plan.Regions, terms.Regions);
        var senders = (models.Gateway?.Smpp?.Trunks ?? []).Select(trunk => trunk.Screening)
            .Concat((models.Gateway?.Trunks ?? []).Select(trunk => trunk.Screening))
            .DistinctBy(trunk => trunk.Name)
            .ToFrozenDictionary(trunk => trunk.Name, trunk => trunk.Registered);
        var passed = models.Screening.RegisteredPass;
        return (in record, names, sender) =>
        {
            var home = plan.HomeOf(record.Called.Number);
            return isOperator[home.Operator] && isRegion[home.Region]
                && (record.Service == Service.Voice || record.Trunk >= names.Trunks.Length
                    || !senders.TryGetValue(names.Trunks[record.Trunk], out var registered)
                    || (registered.Find(sender, record.Caller) & passed) == SenderPurpose.None);
        };
    }

    private static bool[] Wanted(ImmutableArray<string> all, ImmutableArray<string> wanted) =>
        [.. all.Select(name => wanted.IsEmpty || wanted.Contains(name))];

    private static string CountryName(SettingsModels models, string letters) =>
        models.Screening.Plan.Countries.FirstOrDefault(one => one.Iso2 == letters) is { Iso2.Length: > 0 } country
            ? country.NameEnglish : "";
}
