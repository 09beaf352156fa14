using Seawall.Explain;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Tests.Campaigns;

/// <summary>How a line was told and what proves it, or why it was not, in words.</summary>
public sealed class EvidenceTests
{
    private const long Told = 1_778_032_800;

    private static readonly StoredNotice _notice = new(
        7, new E164(8613857100001), 1, 0, NoticeState.Told, NoticeReason.None, NoticeMarks.None, 1, Told, Told, 0,
        "smsc", "4711 4712", 3);

    public static TheoryData<string, StoredNotice, bool, string> Notices => new()
    {
        { "told", _notice, true, "told 2026-05-06T10:00:00+08:00, by smsc, message id 4711 4712" },
        {
            "earlier round", _notice, false,
            "told 2026-05-06T10:00:00+08:00, by smsc, message id 4711 4712; it does not count, for the campaign "
                + "changed since (round 1)"
        },
        {
            "second channel",
            _notice with { Reason = NoticeReason.SecondChannel, NextHop = "", MessageIds = "" }, true,
            "told 2026-05-06T10:00:00+08:00 by the second channel"
        },
        {
            "in flight", _notice with { State = NoticeState.InFlight }, true,
            "not told yet: the notice is being handed over since 2026-05-06T10:00:00+08:00"
        },
        {
            "sent", _notice with { State = NoticeState.Sent, MessageIds = "4711" }, true,
            "not told yet: the receipt is awaited since 2026-05-06T10:00:00+08:00, by smsc, message id 4711"
        },
        {
            "deferred",
            _notice with
            {
                State = NoticeState.Deferred, Reason = NoticeReason.Abroad, DueUnixSeconds = Told + 3600,
            },
            true,
            "not told yet: the phone is abroad, after 1 attempt, tried again 2026-05-06T11:00:00+08:00"
        },
        {
            "unreached",
            _notice with { State = NoticeState.Unreached, Reason = NoticeReason.Expired, Attempts = 3 }, true,
            "not told: it expired, as for a phone that is off, after 3 attempts"
        },
    };

    [Theory]
    [MemberData(nameof(Notices))]
    public void The_proof_is_said(string what, StoredNotice notice, bool isThisRound, string expected) => Assert.Equal(
        (what, expected),
        (what, CampaignEvidence.Proof(notice, isThisRound, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))));
}
