using Seawall.Gateway;
using Seawall.Register;

namespace Seawall.Texts;

/// <summary>The way out for texts of our own: over the gateway's binds, within limits.</summary>
internal sealed class TextOutlet(OutletModel first, TimeProvider time) : ITextOutlet
{
    private readonly OutletLimits _limits = new(time);
    private volatile OutletModel _model = first;
    private volatile SipGateway? _gateway;

    /// <summary>Whether there is a way for texts that answer nothing.</summary>
    public bool IsOpen => _model.NextHop is not null && _gateway is not null;

    /// <summary>What became of them so far.</summary>
    public OutletCounters Counters { get; } = new();

    /// <summary>New settings.</summary>
    public void Swap(OutletModel next) => _model = next;

    /// <summary>The gateway runs.</summary>
    public void Attach(SipGateway gateway) => _gateway = gateway;

    /// <inheritdoc/>
    public ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel)
    {
        var model = _model;
        return model.NextHop is { } hop
            ? SendAsync(text, model.Sender, new TextWay(hop), null, cancel)
            : ValueTask.FromResult(TextSent.Unreachable);
    }

    /// <summary>The same by another way, and from another sender: an answer.</summary>
    public async ValueTask<TextSent> SendAsync(
        OutgoingText text, string sender, TextWay way, UssdStep? step, CancellationToken cancel)
    {
        var model = _model;
        var sent = !_limits.TryTake(text, model) ? TextSent.Limited
            : _gateway is not { } gateway ? TextSent.Unreachable
            : Of(await gateway.SendAsync(
                new OwnText
                {
                    From = sender,
                    To = text.To,
                    Text = Cut(text.Text),
                    Way = way.NextHop.Length > 0 ? way : way with { NextHop = model.NextHop ?? "" },
                    Ussd = step,
                },
                cancel));
        Counters.Count(text.Purpose, sent);
        return sent;
    }

    private static string Cut(string text) =>
        text.Length <= RegisterLimits.OutgoingCharactersMax ? text : text[..RegisterLimits.OutgoingCharactersMax];

    private static TextSent Of(OwnTextOutcome outcome) => outcome switch
    {
        OwnTextOutcome.Taken => TextSent.Taken,
        OwnTextOutcome.Refused => TextSent.Refused,
        _ => TextSent.Unreachable,
    };
}
