using CsCheck;
using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>The stored form of guardians, cooling-off and what waits: written out by hand, every cut refused.</summary>
public sealed class CareFormTests
{
    static readonly StoredCare Care = new(24,
        [
            new StoredGuardian(new E164(8613800000002), GuardianState.AskedByLine, true, 1_777_593_600),
            new StoredGuardian(new E164(8613800000003), GuardianState.Confirmed, false, 1_777_593_600),
        ],
        [
            new StoredWaiting(300, 1_777_593_600, default, new StoredEdit(
                WaitingKind.Choice, ServiceMask.All, 0x8000_0001, Choice.Open, 0, 3_600, default)),
            new StoredWaiting(301, 1_777_593_600, new E164(8613800000003), new StoredEdit(WaitingKind.RuleAddition,
                default, 0, default, 0, 0, new StoredRule(0, true, 1, new E164(12025550123), 0))),
            new StoredWaiting(302, 1_777_593_600, default, new StoredEdit(WaitingKind.RuleRemoval,
                default, 0, default, 0, 0, new StoredRule(0, false, 3, default, 'C' << 8 | 'A'))),
            new StoredWaiting(303, 1_777_593_600, default, new StoredEdit(WaitingKind.CoolingOff,
                default, 0, default, 2, 0, default)),
        ]);

    static byte[] Write(StoredDetail detail)
    {
        var to = new byte[LineForm.DetailBytesMax];
        return to[..LineForm.WriteDetail(to, detail)];
    }

    [Fact]
    public void Care_is_these_octets_after_pauses_and_rules_and_no_cut_of_them_is_care()
    {
        var detail = new StoredDetail([], [], Care);
        var octets = Write(detail);
        Assert.Equal("0000" + "18"
            + "02" + "82f4f4f3d8fa01" + "81" + "80dacfcf06" + "83f4f4f3d8fa01" + "03" + "80dacfcf06"
            + "04"
            + "ac02" + "80dacfcf06" + "00" + "01" + "03" + "8180808008" + "01" + "00" + "901c"
            + "ad02" + "80dacfcf06" + "83f4f4f3d8fa01" + "02" + "03" + "abaa9de62c"
            + "ae02" + "80dacfcf06" + "00" + "03" + "0e" + "c18601"
            + "af02" + "80dacfcf06" + "00" + "04" + "02",
            Convert.ToHexStringLower(octets));
        Assert.True(LineForm.TryReadDetail(octets, out var read));
        Assert.Equal(detail, read);
        for (var length = 0; length < octets.Length; length++)
        {
            Assert.False(LineForm.TryReadDetail(octets.AsSpan(0, length), out _), $"cut at {length}");
        }
        Assert.False(LineForm.TryReadDetail([.. octets, 0], out _));
        Assert.Equal(1_777_593_600, Care.DueUnixSeconds);
    }

    [Fact]
    public void A_detail_without_care_is_what_it_was() => Assert.Equal("00" + "01" + "0715" + "01",
        Convert.ToHexStringLower(
            Write(new StoredDetail([], [new StoredRule(7, true, 2, default, 0, SenderPurpose.Code)]))));

    [Theory]
    [InlineData("00" + "00" + "00")]
    [InlineData("a901" + "00" + "00")]
    [InlineData("01" + "04" + "00")]
    [InlineData("00" + "01" + "000101" + "00")]
    [InlineData("00" + "01" + "010001" + "00")]
    [InlineData("00" + "01" + "010401" + "00")]
    [InlineData("00" + "02" + "020101" + "010101" + "00")]
    [InlineData("00" + "02" + "020101" + "020101" + "00")]
    [InlineData("00" + "00" + "09")]
    [InlineData("00" + "00" + "01" + "000100" + "0402")]
    [InlineData("00" + "00" + "01" + "010100" + "0002")]
    [InlineData("00" + "00" + "01" + "010100" + "0502")]
    [InlineData("00" + "00" + "01" + "010100" + "04a901")]
    [InlineData("00" + "00" + "01" + "010100" + "020101")]
    [InlineData("00" + "00" + "01" + "010100" + "01000101" + "0000")]
    [InlineData("00" + "00" + "01" + "010100" + "01040101" + "0000")]
    [InlineData("00" + "00" + "01" + "010100" + "01030001" + "0000")]
    [InlineData("00" + "00" + "01" + "010100" + "01030103" + "0000")]
    [InlineData("00" + "00" + "02" + "020100" + "0402" + "010100" + "0402")]
    public void What_is_out_of_order_or_range_is_refused(string octets) =>
        Assert.False(LineForm.TryReadDetail(Convert.FromHexString("0000" + octets), out _));

    [Fact]
    public void Any_octets_never_throw() => Gen.Byte.Array[0, 60].Sample(octets =>
    {
        if (LineForm.TryReadDetail([0, 0, .. octets], out var detail) && detail!.Care is { } care)
        {
            Assert.False(care.IsEmpty);
            Assert.Equal(detail, LineForm.TryReadDetail(Write(detail), out var again) ? again : null);
        }
    });

    [Fact]
    public void The_largest_care_fits_its_room()
    {
        var edit = new StoredEdit(WaitingKind.Choice, ServiceMask.All, uint.MaxValue, Choice.Shut, long.MaxValue,
            RegisterLimits.PauseDaysMax * 86_400L, default);
        var care = new StoredCare(RegisterLimits.CoolingHoursMax,
            [.. Enumerable.Range(1, RegisterLimits.GuardiansMax).Select(i => new StoredGuardian(
                new E164(LineForm.NumberMax - 9 + (ulong)i), GuardianState.Confirmed, true, long.MaxValue))],
            [.. Enumerable.Range(1, RegisterLimits.WaitingMax).Select(i => new StoredWaiting(
                long.MaxValue - 9 + i, long.MaxValue, new E164(LineForm.NumberMax), edit))]);
        Assert.True(LineForm.TryReadDetail(Write(new StoredDetail([], [], care)), out var read));
        Assert.Equal(care, read!.Care);
    }
}
