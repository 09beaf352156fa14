using System.Net;

namespace Seawall.Settings;

/// <summary>Reads a block of source addresses, <c>192.0.2.0/24</c>; a plain address is a block of one.</summary>
internal static class SourceBlock
{
    /// <summary>Reads either form.</summary>
    public static bool TryParse(string text, out IPNetwork value)
    {
        value = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? text : text[..slash];

        // A dotted address has four parts; the framework would also take "10".
        if ((!host.Contains(':', StringComparison.Ordinal) && host.AsSpan().Count('.') != 3)
            || !IPAddress.TryParse(host, out var address))
        {
            return false;
        }

        if (slash < 0)
        {
            value = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        // The framework would cut bits of the host off; whoever wrote them meant something else.
        return IPNetwork.TryParse(text, out value) && value.BaseAddress.Equals(address);
    }
}
