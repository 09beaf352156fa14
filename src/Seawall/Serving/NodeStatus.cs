using Seawall.Admin;
using Seawall.Gateway;

namespace Seawall.Serving;

/// <summary>The node's state in the words of <c>status</c>.</summary>
internal static class NodeStatus
{
    /// <summary>The state now.</summary>
    public static StatusReply Of(Node node)
    {
        var gateway = node.Gateway?.Status();
        var (register, book) = (node.Register.Status, node.Register.Book);
        return new StatusReply
        {
            Version = ProductVersion.Text,
            Settings = node.Models.Settings.File,
            Generation = node.Models.Generation,
            ProcessId = Environment.ProcessId,
            StartedAt = TimeText.Write(node.StartedAt, node.TimeZone),
            Draining = node.IsDraining,
            NotReady = node.NotReady,
            Listeners =
                [.. (gateway?.Listeners ?? []).Select(one => new ListenerReply(one.Name, one.Bound, one.Connections))],
            Trunks = [.. (gateway?.Trunks ?? []).Select(trunk => Trunk(node, trunk))],
            NextHops =
            [
                .. (gateway?.Targets ?? []).Select(target => new TargetReply(
                    target.Group, target.Address, Words.Of(target.State), target.Priority, target.Weight,
                    TimeText.Write(target.Since, node.TimeZone), target.LastProbe)),
            ],
            Texts = gateway?.Texts is { } texts ? TextStatus.Of(node, texts) : null,
            Campaigns =
            [
                .. node.Notices.Status.Where(one => one.Campaign.IsInForce)
                    .Select(one => NoticeRoutes.Of(one, node.TimeZone)),
            ],
            Book = new BookReply(book.Version, book.Lines, book.Pages, book.Bytes, register.SnapshotVersion),
            Store = new StoreReply(
                register.StoreUp, register.StoreReason, register.Journal, register.Waiting, register.Importing),
            Records = new RecordsReply(
                node.RecordLog.Written, node.RecordLog.Waiting, node.RecordLog.Lost, node.RecordLog.Trouble ?? ""),
        };
    }

    private static TrunkReply Trunk(Node node, TrunkStatus trunk)
    {
        var model = node.Models.Gateway?.Trunks.FirstOrDefault(one => one.Name == trunk.Name);
        return new TrunkReply
        {
            Name = trunk.Name,
            Class = trunk.Class,
            Mode = trunk.Mode,
            Sources = [.. model?.Sources.Select(one => one.ToString()) ?? [], .. model?.TlsNames ?? []],
            Requests = trunk.Requests,
            Passed = trunk.Passed,
            Refused = trunk.Refused,
            Limited = trunk.Limited,
            PerSecond = Math.Round(node.Rates.Of(trunk.Name, trunk.Requests, node.Time), 1),
            LimitPerSecond = trunk.RatePerSecond,
            LimitUsed = Math.Round(trunk.RateUsed, 3),
        };
    }
}
