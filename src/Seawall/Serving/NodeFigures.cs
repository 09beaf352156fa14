using System.Collections.Immutable;
using Seawall.Exposition;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Serving;

/// <summary>Takes the figures of all parts at one moment.</summary>
internal static class NodeFigures
{
    /// <summary>The figures.</summary>
    public static Figures Of(Node node)
    {
        var (register, status, book) = (node.Register, node.Register.Status, node.Register.Book);
        return new Figures
        {
            Counters = node.Gateway?.Counters() is { } counters
                ? counters with { Verdicts = node.Screen.Counts(counters.Verdicts) } : null,
            Gateway = node.Gateway?.Status(),
            Choices = Choices(book, node.Models.Screening.Zones),
            Changes = Changes(register.Counters),
            ServiceTexts =
            [
                .. Enum.GetValues<DeskEvent>().Select(what => (Words.Of(what), node.Keywords.Counters.Of(what))),
            ],
            OwnTexts =
            [
                .. node.Outlet.Counters.Each().Select(row => (Words.Of(row.Purpose), Words.Of(row.Sent), row.Count)),
            ],
            Notices = Notices(node.Notices.Counters),
            NoticeReceipts =
            [
                .. Enum.GetValues<ReceiptEffect>().Select(
                        effect => (Words.Of(effect), node.Notices.Counters.Receipts(effect)))
                    .Where(row => row.Item2 > 0),
            ],
            BookVersion = status.BookVersion,
            BookLagSeconds = node.BookLag(),
            BookBytes = book.Bytes,
            StoreUp = status.StoreUp,
            RecordsWritten = node.RecordLog.Written,
            RecordsWaiting = node.RecordLog.Waiting,
            RecordsLost = node.RecordLog.Lost,
            Generation = node.Models.Generation,
            ReloadTaken = node.ReloadTaken,
        };
    }

    private static ImmutableArray<ChoiceCount> Choices(ChoiceBook book, ZoneTable zones) =>
    [
        .. from service in Enum.GetValues<Service>()
           from zone in Enumerable.Range(0, zones.Names.Length)
           from state in Enum.GetValues<Choice>()
           select new ChoiceCount(service, zones.Names[zone], state, book.Count(service, zone, state)),
    ];

    private static ImmutableArray<(string Campaign, string State, long Count)> Notices(NoticeCounters counters) =>
    [
        .. counters.Totals.OrderBy(row => row.Campaign, StringComparer.Ordinal).ThenBy(row => row.State)
            .Select(row => (row.Campaign, Words.Of(row.State), row.Count)),
    ];

    private static ImmutableArray<ChangeCount> Changes(ChangeCounters counters) =>
    [
        .. from way in Enum.GetValues<ChangeWay>().Where(way => way != ChangeWay.System)
           from target in Enumerable.Range(0, ChangeCounters.Targets.Count)
           select new ChangeCount(Words.Of(way), ChangeCounters.Targets[target], counters.Count(way, target)),
    ];
}
