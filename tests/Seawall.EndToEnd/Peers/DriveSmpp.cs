using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Seawall.EndToEnd;

/// <summary>
/// Kannel's simulator of a message centre. It knows no transceivers, and once somebody is bound it wants a bearerbox on
/// a port that cannot be chosen, so a silent one stands there.
/// </summary>
internal sealed class DriveSmpp : IAsyncDisposable
{
    private const int BoxPort = 13_001;
    private readonly TcpListener _box = new(IPAddress.Loopback, BoxPort);
    private readonly RunningProcess _process;

    private DriveSmpp(string program, int port, int deliveries)
    {
        _box.Start();
        _process = RunningProcess.Start(
            program, ["-v", "0", "-p", Text(port), "-m", Text(deliveries)], Path.GetTempPath());
    }

    /// <summary>Starts it; to whom binds as a receiver it delivers so many texts, numbered from 1.</summary>
    public static DriveSmpp Listen(int port, int deliveries) =>
        new(Needed.Program("drive_smpp", "kannel-extras"), port, deliveries);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _box.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
