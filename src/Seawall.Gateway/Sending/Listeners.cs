using System.Collections.Immutable;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Our listeners, fixed while the gateway runs, and which of them a request leaves by.</summary>
internal sealed class Listeners
{
    readonly int[] choice = new int[2 * ((int)SipTransport.Tls + 1)];

    public Listeners(IEnumerable<OwnListener> all)
    {
        All = [.. all];
        Names = new OwnNames(All.Select(listener => listener.Name));
        foreach (var transport in (SipTransport[])[SipTransport.Udp, SipTransport.Tcp, SipTransport.Tls])
        {
            choice[Slot(transport, true)] = First(transport, isIPv4: true);
            choice[Slot(transport, false)] = First(transport, isIPv4: false);
        }
    }

    public ImmutableArray<OwnListener> All { get; }

    /// <summary>"Is this us?"</summary>
    public OwnNames Names { get; }

    public OwnListener this[int index] => All[index];

    /// <summary>
    /// The first listener of a transport and address family. Streams that we open need none of their own: there any
    /// listener of the family lends its name. -1 where nothing fits.
    /// </summary>
    public int For(SipTransport transport, bool isIPv4) => choice[Slot(transport, isIPv4)];

    /// <summary>The first of some listeners, a bit each; -1 where none has the transport and family.</summary>
    public int For(SipTransport transport, bool isIPv4, ulong among)
    {
        foreach (var listener in All)
        {
            if ((among >> listener.Index & 1) != 0 && listener.Transport == transport && listener.IsIPv4 == isIPv4)
            {
                return listener.Index;
            }
        }
        return -1;
    }

    public int Find(string name)
    {
        foreach (var listener in All)
        {
            if (listener.Model.Name == name)
            {
                return listener.Index;
            }
        }
        return -1;
    }

    int First(SipTransport transport, bool isIPv4)
    {
        var exact = All.FirstOrDefault(listener => listener.Transport == transport && listener.IsIPv4 == isIPv4);
        var lender = transport.IsStream() ? All.FirstOrDefault(listener => listener.IsIPv4 == isIPv4) : null;
        return (exact ?? lender)?.Index ?? -1;
    }

    static int Slot(SipTransport transport, bool isIPv4) => ((int)transport * 2) + (isIPv4 ? 1 : 0);
}
