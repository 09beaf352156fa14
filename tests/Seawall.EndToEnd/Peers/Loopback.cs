using System.Net;
using System.Net.Sockets;

namespace Seawall.EndToEnd;

/// <summary>Ports nobody uses now, for UDP and TCP alike.</summary>
internal static class Loopback
{
    public static int FreePort()
    {
        while (true)
        {
            using var tcp = new TcpListener(IPAddress.Loopback, 0);
            tcp.Start();
            var port = ((IPEndPoint)tcp.LocalEndpoint).Port;
            try
            {
                using var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken for UDP: the next one.
            }
        }
    }
}
