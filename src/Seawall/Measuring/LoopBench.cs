using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Seawall.Gateway;
using Seawall.Records;
using Seawall.Sip;

namespace Seawall.Measuring;

/// <summary>
/// Calls through real sockets on loopback: a gateway of this process refuses them, records and all, and a sender of
/// this process waits for each answer with so many on the way. Both share this machine, so the figure is a floor.
/// </summary>
internal static class LoopBench
{
    private const int OnTheWay = 64;

    /// <summary>Measures refused calls.</summary>
    public static async Task<Measured> RunAsync(
        BenchScene scene, TimeSpan length, TimeProvider time, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("seawall-bench").FullName;
        try
        {
            var queue = new RecordQueue();
            var log = RecordLog.Open(queue, new RecordLogOptions(folder), time);
            await using (log)
            {
                log.Announce(
                    new RecordNames(
                        1, ["bench"], scene.Model.Zones.Names,
                        [.. scene.Model.Plan.Countries.Select(one => one.Iso2)]));
                var gateway = new SipGateway(Model(scene), new GatewayParts
                {
                    Book = scene.Book, Records = queue, Time = time, Random = new Random(1),
                    Logger = NullLogger.Instance, Workers = 1,
                });
                await using (gateway)
                {
                    await gateway.StartAsync(cancel);
                    var listener = IPEndPoint.Parse(gateway.Status().Listeners[0].Bound);
                    return await Task.Run(() => Send(scene, listener, length, cancel), cancel);
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Measured Send(BenchScene scene, IPEndPoint listener, TimeSpan length, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveTimeout = 1000, ReceiveBufferSize = 4 << 20, SendBufferSize = 4 << 20,
        };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Connect(listener);
        var lines = scene.RandomLines(1 << 16);
        var sentAt = new long[1 << 20];
        var times = new List<double>(1 << 20);
        var (sent, received, lost) = (0, 0, 0);
        var buffer = new byte[4096];
        var begun = Stopwatch.GetTimestamp();
        var end = begun + (long)(length.TotalSeconds * Stopwatch.Frequency);
        while (!cancel.IsCancellationRequested && (Stopwatch.GetTimestamp() < end || received + lost < sent))
        {
            while (sent - received - lost < OnTheWay && Stopwatch.GetTimestamp() < end)
            {
                sentAt[sent % sentAt.Length] = Stopwatch.GetTimestamp();
                var id = sent.ToString("x8", CultureInfo.InvariantCulture);
                socket.Send(Encoding.ASCII.GetBytes(BenchInvite.Text(lines[sent % lines.Length], $"z9hG4bK{id}", id)));
                sent++;
            }

            try
            {
                var at = buffer.AsSpan(0, socket.Receive(buffer));
                var id = at.Slice(at.IndexOf("z9hG4bK"u8) + 7, 8);
                var index = int.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                times.Add(Stopwatch.GetElapsedTime(sentAt[index % sentAt.Length]).TotalNanoseconds);
                received++;
            }
            catch (SocketException)
            {
                lost = sent - received;
            }
        }

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var sorted = times.Order().ToArray();
        return new Measured(
            "calls refused over loopback, one worker",
            received / seconds,
            sorted.Length == 0 ? 0 : sorted[sorted.Length / 2],
            sorted.Length == 0 ? 0 : sorted[sorted.Length * 99 / 100],
            string.Create(CultureInfo.InvariantCulture, $"{OnTheWay} on the way, {lost} lost, sender included"));
    }

    private static GatewayModel Model(BenchScene scene) => new()
    {
        Generation = 1,
        Listeners =
        [
            new ListenerModel
            {
                Name = "udp:127.0.0.1:0", Transport = SipTransport.Udp,
                Endpoint = new IPEndPoint(IPAddress.Loopback, 0),
            },
        ],
        Trunks =
        [
            new TrunkModel { Screening = scene.Trunk, Sources = [new IPNetwork(IPAddress.Loopback, 32)],
                NextHop = "nowhere" },
        ],
        NextHops =
        [
            new NextHopModel
            {
                Name = "nowhere",
                Targets =
                [
                    new TargetModel
                    {
                        Address = "udp:127.0.0.1:9", Transport = SipTransport.Udp,
                        Endpoint = new IPEndPoint(IPAddress.Loopback, 9),
                    },
                ],
            },
        ],
        Screening = scene.Model,
        HashKey = [.. new byte[16]],
    };
}
