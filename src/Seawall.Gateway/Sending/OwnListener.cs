using System.Globalization;
using System.Text;
using Seawall.Net;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>A listener as it stands, bound and with its name on the wire.</summary>
internal sealed class OwnListener
{
    public OwnListener(int index, ListenerModel model, in PeerAddress bound)
    {
        Index = index;
        Model = model;
        Bound = bound;
        var (host, port) = Split(model.Advertise ?? bound.ToString());
        var isAddress = HostAddress.TryParse(Encoding.ASCII.GetBytes(host), out _);
        // A name without a port may be looked up to any; an address has the port of its transport, and we write it.
        port = port > 0 || !isAddress ? port : model.Transport.DefaultPort();
        var text = port > 0 ? string.Create(CultureInfo.InvariantCulture, $"{host}:{port}") : host;
        SentBy = Encoding.ASCII.GetBytes(text);
        Name = new OwnName(SipTransport.Unknown, host, port);
        RecordRoute = Encoding.ASCII.GetBytes(model.Transport switch
        {
            SipTransport.Udp => $"<sip:{text};lr;sw>",
            SipTransport.Tcp => $"<sip:{text};transport=tcp;lr;sw>",
            _ => $"<sip:{text};transport=tls;lr;sw>",
        });
    }

    public int Index { get; }

    public ListenerModel Model { get; }

    public SipTransport Transport => Model.Transport;

    public PeerAddress Bound { get; }

    public bool IsIPv4 => Bound.IsIPv4;

    /// <summary>sent-by of our Via: host, or host and port.</summary>
    public byte[] SentBy { get; }

    /// <summary>The Record-Route value that leads back here.</summary>
    public byte[] RecordRoute { get; }

    /// <summary>By what URIs and Via values name it.</summary>
    public OwnName Name { get; }

    static (string Host, int Port) Split(string text)
    {
        var colon = text.LastIndexOf(':');
        var isPort = colon > 0 && (text[colon - 1] == ']' || text.IndexOf(':', StringComparison.Ordinal) == colon);
        return isPort
            ? (text[..colon], int.Parse(text[(colon + 1)..], CultureInfo.InvariantCulture))
            : (text, 0);
    }
}
