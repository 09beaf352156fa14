using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>The forms that are kept for ever: written out by hand, and every cut of them refused.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData(0UL, "00")]
    [InlineData(1UL, "01")]
    [InlineData(127UL, "7f")]
    [InlineData(128UL, "8001")]
    [InlineData(16_383UL, "ff7f")]
    [InlineData(16_384UL, "808001")]
    [InlineData(ulong.MaxValue, "ffffffffffffffffff01")]
    public void Varints_are_these_octets(ulong value, string octets)
    {
        var to = new byte[LineForm.VarintBytesMax];
        Assert.Equal(octets, Convert.ToHexStringLower(to.AsSpan(0, LineForm.WriteVarint(to, value))));
        ReadOnlySpan<byte> from = Convert.FromHexString(octets);
        Assert.True(LineForm.TryReadVarint(ref from, out var read));
        Assert.Equal((value, 0), (read, from.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("8000")]
    [InlineData("ffffffffffffffffff02")]
    [InlineData("ffffffffffffffffffff01")]
    public void Cut_long_and_padded_varints_are_refused(string octets)
    {
        ReadOnlySpan<byte> from = Convert.FromHexString(octets);
        Assert.False(LineForm.TryReadVarint(ref from, out _));
    }

    static readonly StoredDetail Detail = new(
        [new StoredPause(Service.Voice, 3, 1_777_593_600)],
        [new StoredRule(300, true, 1, new E164(12025550123), 0),
            new StoredRule(301, false, 3, default, 'C' << 8 | 'A')]);

    [Fact]
    public void A_detail_is_these_octets_and_no_cut_of_them_is_one()
    {
        var to = new byte[LineForm.DetailBytesMax];
        var octets = to.AsSpan(0, LineForm.WriteDetail(to, Detail)).ToArray();
        Assert.Equal("01" + "0103" + "80dacfcf06" + "02" + "ac0203" + "abaa9de62c" + "ad020e" + "c18601",
            Convert.ToHexStringLower(octets));
        Assert.True(LineForm.TryReadDetail(octets, out var read));
        Assert.Equal(Detail, read);
        for (var length = 0; length < octets.Length; length++)
        {
            Assert.False(LineForm.TryReadDetail(octets.AsSpan(0, length), out _), $"cut at {length}");
        }
        Assert.False(LineForm.TryReadDetail([.. octets, 0], out _));
        Assert.False(LineForm.TryReadDetail([0, 0], out _));
        Assert.False(LineForm.TryReadDetail([0, 0, 0, 0, 0], out _));
    }

    [Theory]
    [InlineData("071501", true, SenderPurpose.Code)]
    [InlineData("071402", false, SenderPurpose.Service)]
    [InlineData("071503", true, SenderPurpose.Any)]
    public void Rules_on_registered_senders_are_these_octets(string rule, bool pass, SenderPurpose purpose)
    {
        var detail = new StoredDetail([], [new StoredRule(7, pass, 2, default, 0, purpose)]);
        var to = new byte[LineForm.DetailBytesMax];
        var octets = to.AsSpan(0, LineForm.WriteDetail(to, detail)).ToArray();
        Assert.Equal("0001" + rule, Convert.ToHexStringLower(octets));
        Assert.True(LineForm.TryReadDetail(octets, out var read));
        Assert.Equal(detail, read);
    }

    [Theory]
    [InlineData("0201030102030102" + "00")]
    [InlineData("0202030101030100")]
    [InlineData("01030301" + "00")]
    [InlineData("01012001" + "00")]
    [InlineData("00" + "01" + "000201")]
    [InlineData("00" + "01" + "010101")]
    [InlineData("00" + "01" + "011201")]
    [InlineData("00" + "01" + "010200")]
    [InlineData("00" + "01" + "011400")]
    [InlineData("00" + "01" + "011404")]
    [InlineData("00" + "01" + "011601")]
    [InlineData("00" + "01" + "011c01")]
    [InlineData("00" + "01" + "012401")]
    [InlineData("00" + "01" + "018401")]
    [InlineData("00" + "01" + "010a808004")]
    [InlineData("00" + "01" + "010280808080808080ff7f")]
    [InlineData("00" + "02" + "020201" + "010201")]
    [InlineData("00" + "02" + "020201" + "020201")]
    public void Details_out_of_order_or_range_are_refused(string octets) =>
        Assert.False(LineForm.TryReadDetail(Convert.FromHexString(octets), out _));

    [Fact]
    public void Details_of_any_octets_never_throw() => Gen.Byte.Array[0, 60].Sample(octets =>
    {
        if (LineForm.TryReadDetail(octets, out var detail))
        {
            Assert.False(detail!.Pauses.IsEmpty && detail.Rules.IsEmpty);
        }
    });

    [Theory]
    [InlineData("ca", 'C' << 8 | 'A')]
    [InlineData("US", 'U' << 8 | 'S')]
    public void Countries_are_stored_by_their_letters(string letters, int stored)
    {
        Assert.True(LineForm.TryCountry(letters, out var country));
        Assert.Equal(stored, country);
        Assert.Equal(letters.ToUpperInvariant(), LineForm.CountryLetters(country));
    }

    [Theory]
    [InlineData("C")]
    [InlineData("CAN")]
    [InlineData("C1")]
    [InlineData("ÄÖ")]
    public void What_is_not_two_letters_is_no_country(string letters) =>
        Assert.False(LineForm.TryCountry(letters, out _));

    [Fact]
    public void An_entry_is_hashed_over_these_octets()
    {
        var register = new string('a', 32);
        var first = JournalForm.First(register);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData([.. "seawall journal 1"u8, .. Convert.FromHexString(register)])),
            first.ToString());
        var writer = new LineChangeWriter();
        writer.Begin(300);
        writer.Add(new LineChange(new E164(8613800000001), 299, default, new LineChoices(2, 0, null), ""));
        writer.Add(new LineChange(
            new E164(8613800000002), 0, new LineChoices(0, 1, null), new LineChoices(0, 1, Detail), "记"));
        var entry =
            new JournalEntry(300, 1_777_593_600_123, JournalKind.ChoicesImported, ChangeWay.Import, "who", "note",
            2, writer.ToArray(), default);
        Assert.Equal("81f4f4f3d8fa01" + "01" + "00" + "00000200"
            + "01" + "00" + "06" + "00010001" + "17" + "010103" + "80dacfcf06"
            + "02" + "ac0203" + "abaa9de62c" + "ad020e" + "c18601"
            + "03" + "e8aeb0", Convert.ToHexStringLower(entry.Body.Span));
        using var form = new MemoryStream();
        using (var to = new BinaryWriter(form, Encoding.UTF8, true))
        {
            var hash = new byte[32];
            first.Write(hash);
            to.Write(hash);
            to.Write([1, 4, 2]);
            to.Write(300L);
            to.Write(1_777_593_600_123L);
            to.Write(2);
            to.Write((ushort)3);
            to.Write("who"u8);
            to.Write((ushort)4);
            to.Write("note"u8);
            to.Write(entry.Body.Length);
            to.Write(entry.Body.Span);
        }
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(form.ToArray())), JournalForm.Hash(first, entry)
            .ToString());
    }

    static byte[] Sha(params byte[][] parts) => SHA256.HashData(parts.SelectMany(part => part).ToArray());

    static byte[] SaltOf(byte[] key, byte index) => Sha(key, [index, 0, 0, 0])[..16];

    [Fact]
    public void An_entry_in_two_parts_is_hashed_over_these_octets_and_the_persons_can_go()
    {
        var first = JournalForm.First(new string('a', 32));
        var skip = JournalHash.Read(Enumerable.Range(7, 32).Select(i => (byte)i).ToArray());
        var body = Convert.FromHexString("81f4f4f3d8fa01" + "0100" + "00000200" + "01" + "0000" + "00010000");
        var entry = new JournalEntry(
            300, 1_777_593_600_123, JournalKind.Moved, ChangeWay.Text, "who", "记", 2, body, default)
        {
            Form = JournalForm.Parted, Evidence = "text 17", Salt = UInt128.MaxValue / 3,
        };
        var key = Enumerable.Repeat((byte)0x55, 16).ToArray();
        var texts = Sha(SaltOf(key, 0), [3, 0], "who"u8.ToArray(), [3, 0], "记"u8.ToArray(), [7, 0],
            "text 17"u8.ToArray());
        var one = Sha(SaltOf(key, 1), Convert.FromHexString("81f4f4f3d8fa01" + "0100" + "00000200"));
        var two = Sha(SaltOf(key, 2), Convert.FromHexString("82f4f4f3d8fa01" + "0000" + "00010000"));
        var personal = Sha(texts, Sha(Sha(one, two)));
        using var form = new MemoryStream();
        using (var to = new BinaryWriter(form, Encoding.UTF8, true))
        {
            to.Write(first.ToArray());
            to.Write(skip.ToArray());
            to.Write([2, 16, 4]);
            to.Write(300L);
            to.Write(1_777_593_600_123L);
            to.Write(2);
            to.Write(personal);
        }
        var hash = JournalForm.Hash(first, skip, entry);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(form.ToArray())), hash.ToString());
        var removed = entry with
        {
            Who = "", Note = "", Evidence = "", Salt = 0, Body = default, Removed = JournalHash.Read(personal),
        };
        Assert.Equal(hash, JournalForm.Hash(first, skip, removed));
        Assert.NotEqual(hash, JournalForm.Hash(first, skip, removed with { Removed = skip }));
        Assert.NotEqual(hash, JournalForm.Hash(skip, skip, entry));
        Assert.NotEqual(hash, JournalForm.Hash(first, first, entry));
        Assert.Equal(default, JournalForm.Hash(first, skip, entry with { Lines = 1 }));
        Assert.Equal(default, JournalForm.Hash(first, skip, entry with { Lines = 3 }));
        Assert.Equal(default, JournalForm.Hash(first, skip, entry with { Lines = int.MaxValue }));
        Assert.Equal(default, JournalForm.Hash(first, skip, entry with { Lines = -1 }));
        Assert.Equal(default, JournalForm.Hash(first, skip, entry with { Body = body.AsMemory(0, body.Length - 1) }));
    }

    [Fact]
    public void An_entry_that_changes_no_line_has_its_body_for_its_only_leaf()
    {
        var entry = new JournalEntry(
            1, 0, JournalKind.ZoneNamed, ChangeWay.System, "", "", 0, JournalForm.ZoneBody(3, "macao"), default)
        {
            Form = JournalForm.Parted,
        };
        var key = new byte[16];
        var texts = Sha(SaltOf(key, 0), [0, 0, 0, 0, 0, 0]);
        var list = Sha(Sha(Sha(SaltOf(key, 1), [3], "macao"u8.ToArray())));
        Assert.True(PersonalPart.TryHash(entry, out var personal));
        Assert.Equal(Sha(texts, list), personal.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(300)]
    public void Leaves_are_hashed_in_groups_of_128(int lines)
    {
        var writer = new LineChangeWriter();
        writer.Begin(9);
        for (var line = 0; line < lines; line++)
        {
            writer.Add(new LineChange(new E164(8613800000001 + (ulong)line), 0, default, new LineChoices(2, 0, null),
                line == 7 ? new string('x', 900) : ""));
        }
        var entry = new JournalEntry(
            9, 0, JournalKind.ChoicesImported, ChangeWay.Import, "", "", lines, writer.ToArray(), default)
        {
            Form = JournalForm.Parted, Salt = 5,
        };
        var leaves = new byte[32 * lines];
        Assert.True(PersonalPart.TryLeaves(entry, leaves));
        Assert.Equal(lines, leaves.Chunk(32).Select(Convert.ToHexStringLower).Distinct().Count());
        var list = Sha([.. leaves.Chunk(128 * 32).Select(group => Sha(group))]);
        Assert.True(PersonalPart.TryHash(entry, out var personal));
        Assert.Equal(Sha(PersonalPart.Texts(entry).ToArray(), list), personal.ToArray());
    }

    [Fact]
    public void An_entry_of_an_unknown_form_has_no_hash() => Assert.Equal(default, JournalForm.Hash(default,
        new JournalEntry(1, 0, JournalKind.Choice, ChangeWay.Cli, "", "", 0, default, default) { Form = 3 }));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(12, 8)]
    [InlineData(13, 12)]
    [InlineData(long.MaxValue, long.MaxValue - 1)]
    public void An_entry_skips_to_its_number_without_its_lowest_bit(long sequence, long skip) =>
        Assert.Equal(skip, JournalForm.SkipOf(sequence));

    [Fact]
    public void Bodies_read_back_and_no_cut_of_them_is_read_whole()
    {
        LineChange[] changes =
        [
            new(new E164(8613800000001), 299, default, new LineChoices(2, 0xAAAA_AAAA_AAAA_AAAA, null), ""),
            new(new E164(8613800000002), 1, new LineChoices(1, 1, Detail), new LineChoices(0, 1, null), "a note"),
        ];
        var writer = new LineChangeWriter();
        writer.Begin(300);
        foreach (var change in changes)
        {
            writer.Add(change);
        }
        var entry = new JournalEntry(300, 0, JournalKind.Choice, ChangeWay.Cli, "", "", 2, writer.ToArray(), default);
        Assert.Equal(changes, Read(entry, out var malformed));
        Assert.False(malformed);
        for (var length = 0; length < entry.Body.Length; length++)
        {
            var read = Read(entry with { Body = entry.Body[..length] }, out malformed);
            Assert.True(malformed || read.Count < 2, $"cut at {length}");
        }
    }

    static List<LineChange> Read(JournalEntry entry, out bool malformed)
    {
        List<LineChange> all = [];
        var reader = new LineChangeReader(entry);
        while (reader.TryRead(out var change))
        {
            all.Add(change);
        }
        malformed = reader.IsMalformed;
        return all;
    }

    [Fact]
    public void Bodies_of_any_octets_never_throw() => Gen.Byte.Array[0, 80].Sample(octets =>
        Read(new JournalEntry(9, 0, JournalKind.Choice, ChangeWay.Cli, "", "", 1, octets, default), out _));

    [Fact]
    public void Hashes_are_32_octets_there_and_back()
    {
        var octets = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray();
        Assert.Equal(octets, JournalHash.Read(octets).ToArray());
        Assert.Equal(Convert.ToHexStringLower(octets), JournalHash.Read(octets).ToString());
    }

    [Fact]
    public void Stored_values_never_change_meaning()
    {
        Assert.Equal("Cli=1 Import=2 System=3 Text=4 Web=5 Api=6 Ussd=7 Console=8", Say<ChangeWay>());
        Assert.Equal("AskedByLine=1 AskedByGuardian=2 Confirmed=3", Say<GuardianState>());
        Assert.Equal("Choice=1 RuleAddition=2 RuleRemoval=3 CoolingOff=4", Say<WaitingKind>());
        Assert.Equal("Answer=1 SignInCode=2 Guardian=3 Digest=4 Notice=5", Say<TextPurpose>());
        Assert.Equal("Taken=1 Refused=2 Unreachable=3 Limited=4", Say<TextSent>());
        Assert.Equal("Choice=1 RuleAdded=2 RuleRemoved=3 ChoicesImported=4 HolderChanged=5 ZoneNamed=6 Undone=7 "
            + "Asked=8 Proposed=9 CameIntoForce=10 Withdrawn=11 CoolingSet=12 GuardianAsked=13 GuardianConfirmed=14 "
            + "GuardianEnded=15 Moved=16 PersonsRemoved=17 DigestSet=18 CampaignApplied=19 "
            + "CampaignStarted=20 CampaignPaused=21 CampaignWithdrawn=22 CampaignBraked=23 LinesTold=24 "
            + "LinesUntold=25",
            Say<JournalKind>());
        Assert.Equal("Shut=1 None=2", Say<CampaignDefault>());
        Assert.Equal("Draft=1 Running=2 Paused=3 Withdrawn=4", Say<CampaignState>());
        Assert.Equal("Receipt=1 Taken=2", Say<NoticeProof>());
        Assert.Equal("None=0 Letter=1 Call=2", Say<SecondChannel>());
        Assert.Equal("InFlight=1 Sent=2 Told=3 Deferred=4 Unreached=5", Say<NoticeState>());
        Assert.Equal("None=0 Refused=1 NotTaken=2 NoReceipt=3 Expired=4 Undeliverable=5 Rejected=6 Abroad=7 "
            + "SecondChannel=8", Say<NoticeReason>());
        Assert.Equal("None=0 MaybeTwice=1 ToldAfterwards=2 Resumed=4 Complained=8", Say<NoticeMarks>());

        static string Say<T>()
            where T : struct, Enum =>
            string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value)}"));
    }
}
