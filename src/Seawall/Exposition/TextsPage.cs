using Seawall.Gateway;

namespace Seawall.Exposition;

/// <summary>The part of <see cref="MetricsPage"/> about texts over SMPP.</summary>
internal static class TextsPage
{
    /// <summary>Writes it; nothing where there are no texts.</summary>
    public static void Write(ExpositionWriter page, TextsStatus? status, TextCounts counts)
    {
        if (status is null)
        {
            return;
        }

        page.Family(
            "seawall_smpp_binds", "gauge",
            "Binds by state, of a trunk, or by its name of a next hop; wanting: ours that do not stand.");
        foreach (var trunk in status.Trunks)
        {
            page.Sample(trunk.Transmitters, ("trunk", trunk.Name), ("state", "transmitter"));
            page.Sample(trunk.Receivers, ("trunk", trunk.Name), ("state", "receiver"));
            page.Sample(trunk.Transceivers, ("trunk", trunk.Name), ("state", "transceiver"));
        }

        foreach (var group in status.Targets.GroupBy(target => (target.Group, target.IsHub)))
        {
            if (!group.Key.IsHub)
            {
                page.Sample(group.Sum(target => target.Binds), ("trunk", group.Key.Group), ("state", "bound"));
            }

            page.Sample(
                group.Sum(target => Math.Max(0, target.Wanted - target.Binds)), ("trunk", group.Key.Group),
                ("state", "wanting"));
        }

        page.Family(
            "seawall_smpp_pdus_total", "counter",
            "PDUs both ways, of a trunk, or by its name of a next hop; a request counts as ESME_ROK.");
        foreach (var row in counts.Pdus)
        {
            page.Sample(row.Count, ("trunk", row.Trunk), ("command", row.Command), ("status", row.Status));
        }

        page.Family("seawall_texts_unscreened_total", "counter", "Texts relayed without a verdict, by why.");
        foreach (var row in counts.Unscreened)
        {
            page.Sample(row.Count, ("trunk", row.Trunk), ("kind", row.Kind));
        }

        page.Family("seawall_smpp_in_hand", "gauge", "Requests of a trunk that wait for their answers.");
        foreach (var trunk in status.Trunks)
        {
            page.Sample(trunk.InHand, ("trunk", trunk.Name));
        }
    }

    /// <summary>Writes how people were told of campaigns.</summary>
    public static void WriteNotices(ExpositionWriter page, Figures figures)
    {
        if (!figures.Notices.IsEmpty)
        {
            page.Family(
                "seawall_notices_total", "counter", "Notices of campaigns that reached a state, since the start.");
        }

        foreach (var (campaign, state, count) in figures.Notices)
        {
            page.Sample(count, ("campaign", campaign), ("state", state));
        }

        if (!figures.NoticeReceipts.IsEmpty)
        {
            page.Family(
                "seawall_notice_receipts_total", "counter",
                "Receipts of notices, by what they changed, or why they changed nothing.");
        }

        foreach (var (effect, count) in figures.NoticeReceipts)
        {
            page.Sample(count, ("effect", effect));
        }
    }

    /// <summary>Writes what subscribers wrote to us, and we to them.</summary>
    public static void WriteOwn(ExpositionWriter page, Figures figures)
    {
        if (!figures.ServiceTexts.IsEmpty)
        {
            page.Family("seawall_service_texts_total", "counter", "Texts to numbers of ours, by what they were.");
        }

        foreach (var (kind, count) in figures.ServiceTexts)
        {
            page.Sample(count, ("kind", kind));
        }

        if (!figures.OwnTexts.IsEmpty)
        {
            page.Family("seawall_own_texts_total", "counter", "Texts of our own, by what for and what became of them.");
        }

        foreach (var (purpose, outcome, count) in figures.OwnTexts)
        {
            page.Sample(count, ("purpose", purpose), ("outcome", outcome));
        }
    }
}
