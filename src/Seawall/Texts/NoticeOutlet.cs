using Seawall.Gateway;
using Seawall.Register;
using Seawall.Smpp;

namespace Seawall.Texts;

/// <summary>The way out for notices: over the gateway's binds to the next hop that each names.</summary>
internal sealed class NoticeOutlet : INoticeOutlet
{
    private volatile SipGateway? _gateway;

    /// <summary>The gateway runs.</summary>
    public void Attach(SipGateway gateway) => _gateway = gateway;

    /// <inheritdoc/>
    public bool TrySend(OutgoingNotice notice, Action<NoticeAnswer> answered) =>
        _gateway is { } gateway && gateway.TrySend(
            new OwnNotice(
                notice.To, notice.Text, notice.From, notice.NextHop, notice.AsksReceipt, notice.Validity),
            new Waiter(answered));

    /// <inheritdoc/>
    public int Parts(string text) => new TextParts(text).Count;

    private sealed class Waiter(Action<NoticeAnswer> answered) : IOwnNoticeWaiter
    {
        public void Answered(in OwnNoticeAnswer answer) =>
            answered(new NoticeAnswer(Of(answer.Outcome), answer.MessageIds));

        private static NoticeSent Of(OwnTextOutcome outcome) => outcome switch
        {
            OwnTextOutcome.Taken => NoticeSent.Taken,
            OwnTextOutcome.Refused => NoticeSent.Refused,
            _ => NoticeSent.NotTaken,
        };
    }
}
