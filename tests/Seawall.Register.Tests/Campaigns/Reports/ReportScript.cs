using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>A journal made by hand, an hour after the other: what a store would hold, without a register.</summary>
sealed class ReportScript
{
    public const ulong First = 8613857109_995;

    readonly List<JournalEntry> _entries = [];
    readonly Dictionary<ulong, StoredLine> _lines = [];
    StoredCampaign? _campaign;

    public static DateTimeOffset Start { get; } = new(2026, 3, 27, 3, 0, 0, TimeSpan.Zero);

    public static ImmutableArray<StoredZone> Zones { get; } =
        [new(0, "overseas"), new(1, "hongkong"), new(2, "taiwan")];

    /// <summary>Hours since the start.</summary>
    public int Hour { get; set; }

    public long Now => Start.ToUnixTimeSeconds() + (Hour * 3600L);

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public StoredCampaign Campaign => _campaign!;

    public LineChoices ChoicesOf(ulong line) => _lines.GetValueOrDefault(line).Choices;

    public void Apply(Campaign terms, int round)
    {
        _campaign = new StoredCampaign
        {
            Id = 7, Terms = terms, Version = (_campaign?.Version ?? 0) + 1, Round = round,
            State = CampaignState.Running, Counts = [WaveCount.Zero],
        };
        Add(JournalKind.CampaignApplied, CampaignForm.WriteApplied(_campaign));
    }

    public void Live(JournalKind kind, uint id = 7) => Add(kind, CampaignBody.Write(id, ""));

    public void Tell(int round, long told, params ulong[] lines) => Tell(7, round, told, lines);

    public void Tell(uint campaign, int round, long told, params ulong[] lines) => Add(
        JournalKind.LinesTold, ToldForm.WriteTold(campaign, round,
            [.. lines.Order().Select(line => new StoredNotice(campaign, new E164(line), round, 0, NoticeState.Told,
                NoticeReason.None, NoticeMarks.None, 1, told, told, 0, "smsc", "1", 1))]));

    public void Untell(params ulong[] lines) => Add(
        JournalKind.LinesUntold, ToldForm.WriteUntold(7, [.. lines.Order().Select(line => new E164(line))]));

    public void Change(ulong line, LineChoices after, JournalKind kind = JournalKind.Choice)
    {
        var before = _lines.GetValueOrDefault(line);
        var writer = new LineChangeWriter();
        writer.Begin(_entries.Count + 1);
        writer.Add(new LineChange(new E164(line), before.Last, before.Choices, after, ""));
        Add(kind, writer.Written.ToArray(), 1);
        _lines[line] = new StoredLine(new E164(line), after, _entries.Count);
    }

    /// <summary>Sets one choice of a line.</summary>
    public void Choose(ulong line, Service service, int place, Choice to)
    {
        var was = ChoicesOf(line);
        ulong Set(ulong bits) => (bits & ~(3UL << (2 * place))) | ((ulong)to << (2 * place));
        Change(line, service == Service.Voice ? was with { Voice = Set(was.Voice) } : was with { Sms = Set(was.Sms) });
    }

    /// <summary>The store at this moment; with a number, persons were removed from entries up to it.</summary>
    MemoryView View(long removedTo) => new MemoryView(
        new MemoryContent(new JournalHead(new string('0', 32), _entries.Count, default, 0))
        {
            Journal =
            [
                .. _entries.Select(entry => entry.Sequence <= removedTo && entry.Lines > 0
                    ? entry with { Body = default, Removed = default(JournalHash) }
                    : entry),
            ],
            RemovedTo = removedTo,
            Zones = Zones.ToImmutableSortedDictionary(zone => zone.Place, zone => zone),
            Lines = _lines.ToImmutableSortedDictionary(),
            Campaigns = ImmutableSortedDictionary<uint, StoredCampaign>.Empty.Add(7, Campaign),
        });

    public async Task<CampaignReport> ReportAsync(long removedTo = 0) => await new CampaignReporter(
        View(removedTo), Campaign, DateTimeOffset.FromUnixTimeSeconds(Now))
        .RunAsync(null, TestContext.Current.CancellationToken);

    void Add(JournalKind kind, byte[] body, int lines = 0) => _entries.Add(new JournalEntry(
        _entries.Count + 1, Now * 1000, kind, ChangeWay.System, "", "", lines, body, default));
}
