using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Values that are stored or sent: this table may only grow.</summary>
public sealed class GoldenEnumTests
{
    [Fact]
    public void Stored_values_never_change()
    {
        Golden<Service>("Voice=1 Sms=2");
        Golden<ServiceMask>("None=0 Voice=1 Sms=2 All=3");
        Golden<NumberForm>("Absent=0 E164=1 Short=2 Malformed=3 Name=4");
        Golden<NumberKind>("Unassigned=0 Fixed=1 Mobile=2 FixedOrMobile=3 Service=4 Other=5");
        Golden<TrunkClass>("International=1 Domestic=2 Core=3");
        Golden<OriginKind>(
            "Domestic=1 Zone=2 Withheld=3 Unidentified=4 HomeFromAbroad=5 OwnRoamer=6 Spoofed=7");
        Golden<Evidence>("Trunk=1 Number=2 Diversion=3 Privacy=4 Missing=5");
        Golden<Choice>("Undecided=0 Open=1 Shut=2");
        Golden<HomeNumberFromAbroad>("Pass=1 Refuse=2 Announce=3");
        Golden<SpoofedHandling>("Choice=1 Refuse=2 Pass=3");
        Golden<SenderPurpose>("None=0 Code=1 Service=2 Any=3");
        Golden<Outcome>("Pass=1 Refuse=2");
        Golden<RefusalManner>("None=0 Answer=1 Announce=2");
        Golden<VerdictReason>(
            "NotOurLine=1 Domestic=2 Undecided=3 ChoiceOpen=4 Pause=5 PersonalRulePass=6 Exempt=7 Emergency=8 "
            + "EmergencyCallback=9 HomeFromAbroadPass=10 OwnRoamer=11 SpoofedPass=12 "
            + "RegisteredSender=13 CampaignShadow=14 "
            + "ChoiceShut=101 PersonalRuleRefuse=102 Spoofed=103 HomeFromAbroadRefuse=104 Campaign=105");
        Golden<TraceNote>(
            "TrunkClass=101 CallerAbsent=102 CallerMalformed=103 CallerShort=104 CallerNumber=105 CallerWithheld=106 "
            + "CallerAsserted=107 CallerFacts=108 DivertedByOurLine=109 Origin=110 "
            + "CallerName=111 RegisteredSender=112 HomeCode=113 "
            + "NoEmergencyService=200 EmergencyService=201 "
            + "NoEmergencyCallback=300 EmergencyCallback=301 EmergencyCallbackNotTrusted=302 "
            + "NotExempt=400 Exempt=401 CalledUnreadable=500 NotOurLine=501 OurLine=502 "
            + "NoPersonalRule=600 PersonalRulePasses=601 PersonalRuleRefuses=602 PersonalRuleNotForSpoofed=603 "
            + "NotDomestic=700 Domestic=701 OwnRoamer=702 NotHomeFromAbroad=800 HomeFromAbroad=801 "
            + "NotSpoofed=900 Spoofed=901 "
            + "ChoiceUndecided=1000 ChoiceOpen=1001 ChoiceShut=1002 PauseRuns=1003 PauseEnded=1004 "
            + "RegisteredPasses=1005 RegisteredStays=1006 UndecidedToCampaigns=1007 CampaignShuts=1008 "
            + "CampaignShadow=1009 CampaignNotTold=1010 CampaignEffectAhead=1011 CampaignNoticeRuns=1012 "
            + "CampaignPaused=1013");
    }

    [Fact]
    public void Bits_of_choices_and_packed_tables_keep_their_places()
    {
        Assert.Equal(0x0000_0001u, default(ChoiceBits).With(Service.Voice, 0, Choice.Open).Value);
        Assert.Equal(0x0000_8000u, default(ChoiceBits).With(Service.Voice, 7, Choice.Shut).Value);
        Assert.Equal(0x0002_0000u, default(ChoiceBits).With(Service.Sms, 0, Choice.Shut).Value);
        Assert.Equal(0x4000_0000u, default(ChoiceBits).With(Service.Sms, 7, Choice.Open).Value);
        Assert.Equal(0x0102_03u, new NumberFacts(0x0102, (NumberKind)3).Packed);
        Assert.Equal(new NumberFacts(0x0102, (NumberKind)3), NumberFacts.Unpack(0x0102_03));
        Assert.Equal(0x0102_0304u, new HomeLine(0x0102, 0x0304).Packed);
        Assert.Equal(new HomeLine(0x0102, 0x0304), HomeLine.Unpack(0x0102_0304));
    }

    [Fact]
    public void Reasons_under_100_pass_and_the_others_refuse() => Assert.All(
        Enum.GetValues<VerdictReason>(),
        reason => Assert.Equal(
            (byte)reason >= 100,
            reason is VerdictReason.ChoiceShut or VerdictReason.PersonalRuleRefuse or VerdictReason.Spoofed
                or VerdictReason.HomeFromAbroadRefuse or VerdictReason.Campaign));

    static void Golden<TEnum>(string expected)
        where TEnum : struct, Enum => Assert.Equal(
        expected, string.Join(' ', Enum.GetValues<TEnum>().Select(value => $"{value}={value:D}")));
}
