using System.Text;
using Seawall.Records.Writing;
using Seawall.Screening;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>Records, names and folders to test with.</summary>
internal static class TestRecords
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 13, 0, 0, TimeSpan.Zero);

    public static readonly RecordNames Names =
        new(7, ["igw-shanghai", "core"], ["hongkong", "macao", "taiwan", "overseas"], ["", "US", "HK", "GB"]);

    public static Record Refused(int number = 0) => new(
        Start.ToUnixTimeMilliseconds() + number,
        7,
        0,
        Service.Voice,
        new NumberReading(NumberForm.E164, new E164(442079460000 + (ulong)number)),
        new NumberReading(NumberForm.E164, new E164(8613857100001)),
        false,
        new Verdict(
            Outcome.Refuse,
            RefusalManner.Answer,
            VerdictReason.ChoiceShut,
            new Origin(OriginKind.Zone, 3, 3, Evidence.Number),
            0));

    public static byte[] CallId(int number) => Encoding.ASCII.GetBytes($"call-{number}@igw.example.net");

    /// <summary>Records as they come back of a folder's files, read by the reader itself.</summary>
    public static List<RecordView> Read(
        string folder, RecordFilter? filter = null, List<RecordDamage>? damage = null) =>
        [.. new RecordReader(folder, damage is null ? null : damage.Add).Find(filter ?? new RecordFilter())];

    /// <summary>A queue with <paramref name="count"/> records in it.</summary>
    public static RecordQueue Filled(int count, int capacity = 1024)
    {
        var queue = new RecordQueue(capacity);
        Fill(queue, 0, count);
        return queue;
    }

    public static void Fill(RecordQueue queue, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            Assert.True(queue.TryAdd(Refused(i), CallId(i)));
        }
    }

    /// <summary>A writer whose generation 7 is announced.</summary>
    public static RecordWriter Writer(
        RecordQueue queue,
        ISegmentFolder folder,
        TimeProvider time,
        RecordLogOptions? options = null,
        Action<string?>? report = null)
    {
        var names = new NamesBoard();
        names.Announce(Names);
        return new RecordWriter(queue, names, folder, options ?? new RecordLogOptions("unused"), time, report);
    }
}
