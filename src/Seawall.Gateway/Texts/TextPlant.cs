using Seawall.Net;

namespace Seawall.Gateway;

/// <summary>
/// The texts of a gateway that runs: links and the gate they hand to. Made once, started once, disposed once.
/// </summary>
internal sealed class TextPlant : IAsyncDisposable
{
    public TextPlant(GatewayModel model, GatewayParts parts, TextCounterBook counters)
    {
        State = new TextState(model, parts, counters);
        Links = new SmppLinks(
            model.Smpp!,
            new SmppLinksParts
            {
                Time = parts.Time,
                Random = parts.Random,
                Logger = parts.SmppLogger,
                Net = parts.Net,
                Tls = OwnTls(model.Smpp!, parts),
            },
            new MessageGate(State));
        Sender = new OwnTextSender(State, Links.Tables);
        State.Notices.Attach(Links.Tables);
    }

    public TextState State { get; }

    public SmppLinks Links { get; }

    /// <summary>Texts of our own.</summary>
    public OwnTextSender Sender { get; }

    public Task StartAsync(CancellationToken cancellation) => Links.StartAsync(cancellation);

    public void Swap(GatewayModel next)
    {
        State.Swap(next);
        Links.Swap(next.Smpp!);
    }

    /// <summary>
    /// New texts are told to come again from now on; each link is unbound when nothing is in hand on it.
    /// </summary>
    public void Drain()
    {
        State.IsDraining = true;
        Links.Drain();
    }

    public async ValueTask DisposeAsync()
    {
        await Links.DisposeAsync();
        State.Notices.Dispose();
    }

    /// <summary>To message centres by TLS we show the certificate of our first listener that has one.</summary>
    static Func<TlsClientModel>? OwnTls(SmppModel model, GatewayParts parts) =>
        model.Listeners.FirstOrDefault(listener => listener.Tls is not null) is { } first
            ? new TlsFiles(first.Name, first.Tls!, asksClients: false, parts.SmppLogger).Client
            : null;
}
