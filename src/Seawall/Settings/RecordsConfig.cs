using Seawall.Records;

namespace Seawall.Settings;

/// <summary><c>[records]</c>: how the record log is kept.</summary>
internal sealed record RecordsConfig
{
    /// <summary>How many records may wait for the disk before the newest are counted as lost.</summary>
    public required int Queue { get; init; }

    /// <summary>When a segment is ended and the next one begun.</summary>
    public required long SegmentOctets { get; init; }

    /// <summary>How much a loss of power may cost.</summary>
    public required TimeSpan SyncEvery { get; init; }

    /// <summary>How long segments are kept; null: for ever.</summary>
    public required TimeSpan? KeepFor { get; init; }

    /// <summary>Reads the section; left out, the usual values.</summary>
    public static RecordsConfig Read(SectionReader? section)
    {
        section ??= new SectionReader(new TomlSection(Position.Start), "records", new Mistakes(""));
        var usual = new RecordLogOptions("");
        var keepFor = section.Take(
            "keep_for", Expect.Duration(TimeSpan.FromHours(1), TimeSpan.FromDays(36_500)), TimeSpan.Zero).Value;
        var config = new RecordsConfig
        {
            Queue = section.Take("queue", Expect.Whole(1 << 10, 1 << 24), 1 << 16).Value,
            SegmentOctets = section.Take(
                "segment", Expect.Size(1 << 20, 1L << 31, "a size from \"1MiB\" to \"2GiB\""),
                usual.SegmentOctets).Value,
            SyncEvery = section.Take(
                "sync_every", Expect.Duration(TimeSpan.Zero, TimeSpan.FromHours(1)), usual.SyncEvery).Value,
            KeepFor = keepFor == TimeSpan.Zero ? null : keepFor,
        };
        section.Finish();
        return config;
    }

    /// <summary>The same for the record log in a folder.</summary>
    public RecordLogOptions Options(string folder) =>
        new(folder) { SegmentOctets = SegmentOctets, SyncEvery = SyncEvery, KeepFor = KeepFor };
}
