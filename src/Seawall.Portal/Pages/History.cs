using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>What the page of history shows; more says that there are older entries.</summary>
internal sealed record History(IReadOnlyList<HistoryEntry> Entries, bool More);
