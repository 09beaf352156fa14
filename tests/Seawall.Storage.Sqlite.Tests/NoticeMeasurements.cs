using System.Diagnostics;
using Seawall.Register;
using Seawall.Storage.Conformance;

namespace Seawall.Storage.Sqlite.Tests;

/// <summary>
/// What this machine makes of notices: batches of a thousand, each row written when it is about to go out, when it was
/// taken, and when it was told; not tests, run with <c>-explicit only</c>. Each prints one line.
/// </summary>
public sealed class NoticeMeasurements(ITestOutputHelper output)
{
    const int BatchRows = 1_000;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory(Explicit = true)]
    [InlineData(1_000_000, 1)]
    [InlineData(1_000_000, 20)]
    public async Task Batches_of_notices(int lines, int stride)
    {
        using var folder = new Folder();
        await using var store = folder.Store();
        var head = await store.OpenAsync(true, Cancel);
        var campaign = CampaignSamples.Running();
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var first = 0; first < lines + 2 * BatchRows; first += BatchRows)
        {
            // A message centre answers a batch later, and its receipts come another batch later.
            await PutAsync(first, NoticeState.InFlight);
            await PutAsync(first - BatchRows, NoticeState.Sent);
            await PutAsync(first - 2 * BatchRows, NoticeState.Told);
        }
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        await using var view = await store.ViewAsync(Cancel);
        var (rows, told) = (0, 0);
        await foreach (var notices in view.NoticesAsync(1, default, Cancel))
        {
            rows += notices.Length;
            foreach (ref readonly var notice in notices.Span)
            {
                told += notice.State == NoticeState.Told ? 1 : 0;
            }
        }
        Assert.Equal((lines, lines), (rows, told));
        Assert.Empty(await view.NoticesDueAsync(1, long.MaxValue, 1, Cancel));
        Say($"notices of {lines:N0} lines, stride {stride}, three rows each: {3 * lines / seconds:N0} rows/s, "
            + $"{3 * lines / cpu.TotalSeconds:N0} rows in a second of CPU, read {watch.Elapsed.TotalSeconds:F2} s, "
            + $"database {new FileInfo(folder.Database).Length >> 20} MiB");

        async ValueTask PutAsync(int first, NoticeState state)
        {
            if (first < 0 || first >= lines)
            {
                return;
            }
            var notices = Rows(first, stride, state);
            JournalEntry[] entries = [];
            var next = head;
            if (state == NoticeState.Told)
            {
                entries = [Entry(head, ToldForm.WriteTold(1, 1, notices))];
                next = head with { Sequence = entries[0].Sequence, Hash = entries[0].Hash };
            }
            await store.AppendAsync(new StoreBatch
            {
                Expected = head, Next = next, Entries = entries, Campaigns = [campaign], Notices = notices,
            }, Cancel);
            head = next;
        }
    }

    static JournalEntry Entry(JournalHead head, byte[] body)
    {
        var entry = new JournalEntry(head.Sequence + 1, 1_790_000_000_000, JournalKind.LinesTold, ChangeWay.System,
            "seawall", "", 0, body, default) { Form = JournalForm.Parted, Salt = UInt128.MaxValue / 3 };
        return entry with { Hash = JournalForm.Hash(head.Hash, head.Hash, entry) };
    }

    static StoredNotice[] Rows(int first, int stride, NoticeState state)
    {
        var rows = new StoredNotice[BatchRows];
        for (var i = 0; i < rows.Length; i++)
        {
            var at = 1_790_000_000 + (first + i) / 20_000;
            rows[i] = CampaignSamples.Notice((long)(first + i) * stride) with
            {
                State = state,
                AtUnixSeconds = at,
                DueUnixSeconds = state switch
                {
                    NoticeState.InFlight => at + 60, NoticeState.Sent => at + 172_800, _ => 0,
                },
                ToldUnixSeconds = state == NoticeState.Told ? at + i % 60 : 0,
                NextHop = state == NoticeState.InFlight ? "" : "smsc",
                MessageIds = state == NoticeState.InFlight ? "" : (first + i).ToString("x10", null),
                Delivered = state == NoticeState.Told ? (byte)1 : (byte)0,
            };
        }
        return rows;
    }

    void Say(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
