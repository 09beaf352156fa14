using Seawall.Gateway;
using Seawall.Register;
using Seawall.Texts;

namespace Seawall.Serving;

/// <summary>
/// What tells people of campaigns, joined: the desk, its way out by the gateway, receipts on their way in, and what was
/// refused to lines that a campaign shut. It starts after the gateway and ends before it, so that what is in flight is
/// answered.
/// </summary>
internal sealed class NoticeParts : IAsyncDisposable
{
    private readonly NoticeOutlet _outlet = new();
    private readonly RefusedLately _refused;

    /// <summary>Joined, and not yet begun.</summary>
    public NoticeParts(ChoiceRegister register, RefusedLately refused, TimeProvider time, NodeLog log)
    {
        _refused = refused;
        Desk = new NoticeDesk(register, () => _outlet, time);
        Receipts = new NoticeReceiptsIn(() => Desk, () => register.Campaigns.Current, log.ReceiptFailed);
    }

    /// <summary>The desk.</summary>
    public NoticeDesk Desk { get; }

    /// <summary>Where the gateway brings receipts.</summary>
    public IOwnReceipts Receipts { get; }

    /// <summary>Begins to send; without a gateway nothing goes out.</summary>
    public void Start(SipGateway? gateway)
    {
        if (gateway is not null)
        {
            _outlet.Attach(gateway);
        }

        _refused.RefusedByCampaign += Desk.Refused;
        Desk.Start();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _refused.RefusedByCampaign -= Desk.Refused;
        return Desk.DisposeAsync();
    }
}
