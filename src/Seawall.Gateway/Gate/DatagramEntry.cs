using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Where the datagrams of one UDP worker enter the gate. Attached once, before the worker starts.</summary>
internal sealed class DatagramEntry(int listener) : IDatagramHandler
{
    CallGate? gate;
    DatagramOutlet? outlet;

    public int Listener { get; } = listener;

    public void Attach(CallGate gate, DatagramOutlet outlet)
    {
        this.gate = gate;
        this.outlet = outlet;
    }

    public void Handle(ReadOnlySpan<byte> datagram, in PeerAddress from, DatagramSender sender)
    {
        outlet!.Use(sender);
        gate!.Handle(datagram, new Arrival(Listener, SipTransport.Udp, from));
    }

    public void EndOfBatch() => outlet!.Flush();
}
