using CsCheck;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests;

/// <summary>The bodies of campaigns' entries: these octets for ever; what is none of them is malformed.</summary>
public sealed class ToldFormTests
{
    static StoredNotice Told(ulong number, long at, uint campaign = 1, int round = 1) =>
        CampaignSamples.Notice(0, campaign) with
        {
            Number = new E164(number), Round = round, State = NoticeState.Told, ToldUnixSeconds = at,
        };

    static List<ToldLine>? Read(JournalKind kind, byte[] body, out uint campaign, out int round, int lines = 0)
    {
        var reader = new ToldReader(
            new JournalEntry(9, 0, kind, ChangeWay.System, "", "", lines, body, default));
        List<ToldLine> read = [];
        while (reader.TryRead(out var line))
        {
            read.Add(line);
        }
        (campaign, round) = (reader.Campaign, reader.Round);
        return reader.IsMalformed ? null : read;
    }

    [Fact]
    public void Lines_told_are_these_octets_and_no_cut_of_them_is_a_body_but_at_a_line()
    {
        StoredNotice[] told =
        [
            Told(8613800000001, 1_790_000_000, 300, 2), Told(8613800000002, 1_789_999_999, 300, 2),
            Told(8613800000130, 1_790_000_000, 300, 2),
        ];
        var body = ToldForm.WriteTold(300, 2, told);
        Assert.Equal("ac02" + "02" + "81f4f4f3d8fa01" + "80ee89ab0d" + "01" + "01" + "8001" + "02",
            Convert.ToHexStringLower(body));
        Assert.Equal(told.Select(one => new ToldLine(one.Number, one.ToldUnixSeconds)),
            Read(JournalKind.LinesTold, body, out var campaign, out var round));
        Assert.Equal((300u, 2), (campaign, round));
        int[] ends = [15, 17, 20];
        for (var length = 0; length < body.Length; length++)
        {
            Assert.Equal(ends.Contains(length), Read(JournalKind.LinesTold, body[..length], out _, out _) is not null);
        }
    }

    [Fact]
    public void Lines_untold_are_these_octets_and_no_cut_of_them_is_a_body_but_at_a_line()
    {
        E164[] lines = [new(8613800000001), new(8613800000002), new(8613800000130)];
        var body = ToldForm.WriteUntold(1, lines);
        Assert.Equal("01" + "81f4f4f3d8fa01" + "01" + "8001", Convert.ToHexStringLower(body));
        Assert.Equal(lines.Select(line => new ToldLine(line, 0)),
            Read(JournalKind.LinesUntold, body, out var campaign, out var round));
        Assert.Equal((1u, 0), (campaign, round));
        int[] ends = [8, 9, 11];
        for (var length = 0; length < body.Length; length++)
        {
            Assert.Equal(ends.Contains(length),
                Read(JournalKind.LinesUntold, body[..length], out _, out _) is not null);
        }
    }

    [Theory]
    [InlineData(JournalKind.LinesTold, "")]
    [InlineData(JournalKind.LinesTold, "0001" + "0102")]
    [InlineData(JournalKind.LinesTold, "808080801001" + "0102")]
    [InlineData(JournalKind.LinesTold, "0100" + "0102")]
    [InlineData(JournalKind.LinesTold, "018080808008" + "0102")]
    [InlineData(JournalKind.LinesTold, "0101")]
    [InlineData(JournalKind.LinesTold, "0101" + "0002")]
    [InlineData(JournalKind.LinesTold, "0101" + "0100")]
    [InlineData(JournalKind.LinesTold, "0101" + "0101")]
    [InlineData(JournalKind.LinesTold, "0101" + "0102" + "0002")]
    [InlineData(JournalKind.LinesTold, "0101" + "0102" + "0103")]
    [InlineData(JournalKind.LinesTold, "0101" + "80809aa6eaafe30102")]
    [InlineData(JournalKind.LinesTold, "0101" + "018086a2ffdf0e")]
    [InlineData(JournalKind.LinesTold, "0101" + "01fe85a2ffdf0e" + "0102")]
    [InlineData(JournalKind.LinesTold, "0101" + "01ffffffffffffffffff01")]
    [InlineData(JournalKind.LinesTold, "0101" + "018200")]
    [InlineData(JournalKind.LinesUntold, "")]
    [InlineData(JournalKind.LinesUntold, "01")]
    [InlineData(JournalKind.LinesUntold, "0001")]
    [InlineData(JournalKind.LinesUntold, "0100")]
    [InlineData(JournalKind.LinesUntold, "01ffff99a6eaafe301" + "01")]
    [InlineData(JournalKind.Choice, "0101")]
    [InlineData(JournalKind.CampaignStarted, "0101" + "0102")]
    public void What_says_nothing_of_lines_is_malformed(JournalKind kind, string body) =>
        Assert.Null(Read(kind, Convert.FromHexString(body), out _, out _));

    [Theory]
    [InlineData("0101" + "0102", 1, 1)]
    [InlineData("0101" + "01fe85a2ffdf0e", 1, 253_402_300_799)]
    [InlineData("0101" + "ffff99a6eaafe30102", 999_999_999_999_999, 1)]
    [InlineData("ffffffff0f" + "ffffffff07" + "0102", 1, 1)]
    public void The_furthest_there_is_can_be_read(string body, ulong number, long told) => Assert.Equal(
        [new ToldLine(new E164(number), told)],
        Read(JournalKind.LinesTold, Convert.FromHexString(body), out _, out _));

    [Fact]
    public void An_entry_that_says_it_changes_lines_is_none_of_these() =>
        Assert.Null(Read(JournalKind.LinesTold, Convert.FromHexString("01010102"), out _, out _, lines: 1));

    [Fact]
    public void Bodies_of_any_octets_never_throw() => Gen.Byte.Array[0, 80].Sample(octets =>
    {
        Read(JournalKind.LinesTold, octets, out _, out _);
        Read(JournalKind.LinesUntold, octets, out _, out _);
        CampaignBody.TryRead(octets, out _, out _);
    });

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Gen.Int[1, 100_000], Gen.Int[1, 2_000_000_000]).Array[1, 200]
        .Sample(steps =>
        {
            var number = 8_613_800_000_000UL;
            var told = steps.Select(step => Told(number += (ulong)step.Item1, step.Item2)).ToArray();
            var read = Read(JournalKind.LinesTold, ToldForm.WriteTold(1, 1, told), out _, out _);
            Assert.Equal(told.Select(one => new ToldLine(one.Number, one.ToldUnixSeconds)), read);
        });

    [Theory]
    [InlineData("", "07000000")]
    [InlineData("太多 came back", "07000000" + "e5a4aae5a49a2063616d65206261636b")]
    public void A_step_of_a_campaign_is_these_octets(string reason, string octets)
    {
        Assert.Equal(octets, Convert.ToHexStringLower(CampaignBody.Write(7, reason)));
        Assert.True(CampaignBody.TryRead(Convert.FromHexString(octets), out var campaign, out var read));
        Assert.Equal((7u, reason), (campaign, read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("070000")]
    [InlineData("00000000")]
    [InlineData("07000000" + "e5a4")]
    public void What_is_no_step_is_refused(string octets) =>
        Assert.False(CampaignBody.TryRead(Convert.FromHexString(octets), out _, out _));
}
