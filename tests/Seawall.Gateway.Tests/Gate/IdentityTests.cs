using Seawall.Screening;

namespace Seawall.Gateway.Tests;

public sealed class IdentityTests
{
    const string Anonymous = "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1928301774";

    [Theory]
    [InlineData("P-Asserted-Identity: <tel:+12025550123>", NumberForm.E164, 12025550123, false, OriginKind.Zone)]
    [InlineData(
        "P-Asserted-Identity: <sip:+12025550123@gw;user=phone>, <tel:+442071838750>", NumberForm.E164, 442071838750,
        false, OriginKind.Zone)]
    [InlineData("P-Asserted-Identity: <sip:0012025550123@gw>", NumberForm.E164, 12025550123, false, OriginKind.Zone)]
    [InlineData(
        "P-Asserted-Identity: <sip:alice@example.net>", NumberForm.Malformed, 0, false, OriginKind.Unidentified)]
    [InlineData("P-Asserted-Identity: <sip:+1", NumberForm.Malformed, 0, false, OriginKind.Unidentified)]
    [InlineData("X: y", NumberForm.Absent, 0, false, OriginKind.Unidentified)]
    [InlineData("Privacy: id", NumberForm.Absent, 0, true, OriginKind.Withheld)]
    [InlineData(
        "P-Asserted-Identity: <tel:+8613900000001>\r\nPrivacy: id", NumberForm.E164, 8613900000001, true,
        OriginKind.HomeFromAbroad)]
    [InlineData("P-Asserted-Identity: <tel:110>", NumberForm.Short, 110, false, OriginKind.Spoofed)]
    public void The_asserted_identity_counts(
        string rows, NumberForm form, ulong number, bool withheld, OriginKind origin)
    {
        var record = Judge(new GateRig(), rows);
        Assert.Equal(new NumberReading(form, new E164(number)), record.Caller);
        Assert.Equal(withheld, record.Withheld);
        Assert.Equal(origin, record.Verdict.Origin.Kind);
    }

    [Fact]
    public void From_counts_only_where_the_contract_says_so()
    {
        var from = "\"x\" <sip:+442071838750@gw.example.net;user=phone>;tag=1928301774";
        Assert.Equal(NumberForm.Absent, Judge(new GateRig(), "X: y", from).Caller.Form);
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with { Identity = IdentitySource.From }));
        Assert.Equal(442071838750u, Judge(rig, "X: y", from).Caller.Number.Value);
        Assert.Equal(
            12025550123u, Judge(rig, "P-Asserted-Identity: <tel:+12025550123>", from, "z9hG4bK2").Caller.Number.Value);
        var withheld = Judge(rig, "X: y", Anonymous, "z9hG4bK3");
        Assert.Equal((NumberForm.Absent, true), (withheld.Caller.Form, withheld.Withheld));
    }

    [Fact]
    public void Where_from_counts_an_untrusted_peer_asserts_nothing()
    {
        var rig = new GateRig(Settings.Model.WithTrunk("igw", trunk => trunk with
        {
            Identity = IdentitySource.From,
            Screening =
                new TrunkScreening { Index = 3, Name = "igw", Class = TrunkClass.International, Dial = World.Dial },
        }));
        var from = "<tel:+442071838750>;tag=1928301774";
        Assert.Equal(442071838750u, Judge(rig, "P-Asserted-Identity: <tel:+12025550123>", from).Caller.Number.Value);
    }

    [Theory]
    [InlineData("Diversion: <tel:+8613857100002>;reason=no-answer")]
    [InlineData(
        "History-Info: <sip:+8613857100002@x>;index=1, <sip:+8613857100009@x;cause=408>;index=1.1")]
    public void One_of_our_lines_that_diverts_home_from_abroad_is_a_roamer_of_ours(string row)
    {
        var record = Judge(new GateRig(), "P-Asserted-Identity: <tel:+8613900000001>\r\n" + row);
        Assert.Equal(OriginKind.OwnRoamer, record.Verdict.Origin.Kind);
    }

    static Record Judge(GateRig rig, string rows, string? from = null, string branch = "z9hG4bK776")
    {
        var invite = Sip.Request("INVITE", $"sip:{Sip.Undecided}@10.0.0.1", branch, extra: [.. rows.Split("\r\n")]);
        if (from is not null)
        {
            invite =
                invite.Replace("\"A\" <sip:anybody@gw.example.net>;tag=1928301774", from, StringComparison.Ordinal);
        }
        rig.Send(invite);
        return rig.Records.All[^1].Record;
    }
}
