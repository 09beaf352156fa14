using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Reads what a MESSAGE carries, and counts what is malformed in it or never judged.</summary>
internal sealed class TextReader(GateWorker worker)
{
    readonly byte[] scratch = new byte[CarriedText.TpduOctetsMax];

    /// <summary>The first copy of a request.</summary>
    public CarriedText First(scoped in SipMessage request, Trunk trunk)
    {
        var carried = Read(request, trunk);
        if (carried.Fault != GateRefusal.None)
        {
            worker.Counters.Refuse(carried.Fault);
        }
        if (carried.Unscreened != UnscreenedKind.None)
        {
            worker.Of(trunk).Unscreened(carried.Unscreened);
        }
        return carried;
    }

    /// <summary>The same of a later copy, which is not counted.</summary>
    public CarriedText Read(scoped in SipMessage request, Trunk trunk) =>
        request.Method == SipMethod.Message
            ? MessageContent.Read(request, trunk.Model.Texts.NetworkMessages, scratch)
            : default;
}
