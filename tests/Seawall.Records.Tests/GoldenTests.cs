using Microsoft.Extensions.Time.Testing;
using Seawall.Records.Format;
using Seawall.Records.Writing;
using Seawall.Screening;
using Xunit;
using Record = Seawall.Screening.Record;

namespace Seawall.Records.Tests;

/// <summary>
/// What is stored never changes meaning: the octets of version 1, written down once. They may only grow.
/// </summary>
public sealed class GoldenTests
{
    [Fact]
    public async Task A_segment_is_its_head_the_names_and_the_records()
    {
        using var folder = new TemporaryFolder();
        var queue = new RecordQueue(2);
        queue.TryAdd(TestRecords.Refused(), "a@b"u8);
        var writer = TestRecords.Writer(queue, new SegmentFolder(folder.Path), new FakeTimeProvider(TestRecords.Start));
        writer.Pump();
        await writer.FinishAsync();
        Assert.Equal("0000000001-20261101T13Z.records", Path.GetFileName(Assert.Single(folder.Files)));
        Assert.Equal(
            "53575245433031" + "0A" // SWREC01
            + "80043297A1010000" // begun 2026-11-01T13:00:00Z
            + "BF90A974" + "4E" + "440000" // names
            + "07000000" // of generation 7
            + "0200" + "0C6967772D7368616E67686169" + "04636F7265" // trunks
            + "04" + "08686F6E676B6F6E67" + "056D6163616F" + "0674616977616E" + "086F76657273656173" // zones
            + "0400" + "00" + "025553" + "02484B" + "024742" // countries
            + "EE91899A" + "52" + "310000" // a record
            + "80043297A1010000" + "07000000" + "0000" // time, generation, trunk
            + "01" + "00" // voice, not withheld
            + "01" + "01" + "A03AFDED66000000" + "E180E491D5070000" // caller, called
            + "02" + "01" + "65" // refuse, answer, choice shut
            + "02" + "03" + "02" + "0300" + "00000000" // zone, overseas, number, GB, no rule
            + "614062",
            Convert.ToHexString(File.ReadAllBytes(folder.Files[0])));
    }

    [Fact]
    public void Every_field_of_a_record_has_its_place()
    {
        var record = new Record(
            0x0102030405060708,
            0x11121314,
            0x2122,
            Service.Sms,
            new NumberReading(NumberForm.Malformed, default),
            new NumberReading(NumberForm.Short, new E164(12308)),
            true,
            new Verdict(
                Outcome.Pass,
                RefusalManner.Announce,
                VerdictReason.Exempt,
                new Origin(OriginKind.Spoofed, Origin.NoZone, 0x3132, Evidence.Missing),
                0x41424344));
        var frame = new byte[RecordFormat.RecordFrameOctetsMax];
        var length = RecordFrame.Write(frame, record, [0xFF]);
        Assert.Equal(
            "52" + "2F0000" // kind, length
            + "0807060504030201" // time
            + "14131211" + "2221" // generation, trunk
            + "02" + "01" // service, withheld
            + "03" + "02" // forms
            + "0000000000000000" + "1430000000000000" // caller, called
            + "01" + "02" + "07" // outcome, manner, reason
            + "07" + "FF" + "05" + "3231" // origin, zone, evidence, country
            + "44434241" // rule
            + "FF",
            Convert.ToHexString(frame.AsSpan(4, length - 4)));
        Assert.Equal(length, RecordFrame.TryRead(frame, out var kind, out var payload));
        Assert.Equal(RecordFormat.RecordKind, kind);
        Assert.True(RecordFrame.TryReadRecord(payload, out var back, out var correlation));
        Assert.Equal(record, back);
        Assert.Equal([0xFF], correlation.ToArray());
    }

    [Fact]
    public void The_sender_of_a_text_stands_before_the_correlation_id()
    {
        var record = TestRecords.Refused() with
        {
            Service = Service.Sms,
            Caller = new NumberReading(NumberForm.Name, default),
        };
        var frame = new byte[RecordFormat.RecordFrameOctetsMax];
        var length = RecordFrame.Write(frame, record, "a"u8, "MYBANK"u8);
        Assert.Equal(
            "54" + "360000" // kind, length
            + "80043297A1010000" + "07000000" + "0000" // time, generation, trunk
            + "02" + "00" // text, not withheld
            + "04" + "01" + "0000000000000000" + "E180E491D5070000" // a name, called
            + "02" + "01" + "65" // refuse, answer, choice shut
            + "02" + "03" + "02" + "0300" + "00000000" // zone, overseas, number, GB, no rule
            + "06" + "4D5942414E4B" // MYBANK
            + "61",
            Convert.ToHexString(frame.AsSpan(4, length - 4)));
        Assert.Equal(length, RecordFrame.TryRead(frame, out var kind, out var payload));
        Assert.True(RecordFrame.TryReadRecord(kind, payload, out var back, out var correlation, out var sender));
        Assert.Equal(record, back);
        Assert.Equal("a"u8.ToArray(), correlation.ToArray());
        Assert.Equal("MYBANK"u8.ToArray(), sender.ToArray());
    }

    [Theory]
    [InlineData("")] // no length
    [InlineData("02" + "41")] // cut
    [InlineData("FF")]
    public void A_sender_that_is_cut_is_no_record(string rest)
    {
        var frame = new byte[RecordFormat.RecordFrameOctetsMax];
        var length = RecordFrame.Write(frame, TestRecords.Refused(), Convert.FromHexString(rest));
        var payload = frame.AsSpan(RecordFormat.FrameHeadOctets..length);
        Assert.True(RecordFrame.TryReadRecord(RecordFormat.RecordKind, payload, out _, out _, out _));
        Assert.False(RecordFrame.TryReadRecord(RecordFormat.TextKind, payload, out _, out _, out _));
        Assert.False(RecordFrame.TryReadRecord((byte)'?', payload, out _, out _, out _));
    }

    [Fact]
    public void A_record_costs_54_octets_and_its_call_id() =>
        Assert.Equal(54, RecordFormat.FrameHeadOctets + RecordFormat.RecordOctets);
}
