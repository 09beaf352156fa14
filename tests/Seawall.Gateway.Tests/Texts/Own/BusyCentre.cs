using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Seawall.Gateway.Tests;

/// <summary>
/// A message centre on a thread of its own that takes every text and says at once that it was delivered: as many
/// answers as fit in one write. It knows how much processor time it took.
/// </summary>
internal sealed class BusyCentre : IDisposable
{
    readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly byte[] receipt = Pdu.Message(
        5, 0, "10086", TextRig.Undecided, esm: 4, text: [.. "id:00000000 stat:DELIVRD err:000"u8]);
    readonly byte[] answer = Pdu.Of(0x80000004, 0, 0, "00000000");
    readonly byte[] room = new byte[1 << 20];
    Socket? peer;
    long ticks;
    uint last;

    public BusyCentre()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        new Thread(Run) { IsBackground = true }.Start();
    }

    public IPEndPoint Local => (IPEndPoint)listener.LocalEndPoint!;

    /// <summary>Processor time of its thread, as far as it was looked at: to a hundredth of a second.</summary>
    public TimeSpan Processor => TimeSpan.FromMilliseconds(10 * Interlocked.Read(ref ticks));

    public void Dispose()
    {
        listener.Dispose();
        peer?.Dispose();
    }

    void Run()
    {
        try
        {
            peer = listener.Accept();
            peer.NoDelay = true;
            var input = new byte[1 << 18];
            var held = 0;
            int read;
            while ((read = peer.Receive(input.AsSpan(held))) > 0)
            {
                held += read;
                var (taken, length) = Answer(input.AsSpan(0, held));
                input.AsSpan(taken, held - taken).CopyTo(input);
                held -= taken;
                peer.Send(room.AsSpan(0, length));

                // proc(5): fields 14 and 15, after the name in brackets.
                var fields = File.ReadAllText("/proc/thread-self/stat").Split(") ")[1].Split(' ');
                Interlocked.Exchange(ref ticks, Number(fields[11]) + Number(fields[12]));
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    (int Taken, int Length) Answer(ReadOnlySpan<byte> input)
    {
        var (at, length) = (0, 0);
        while (input.Length - at >= 16)
        {
            var pdu = input[at..];
            var octets = BinaryPrimitives.ReadInt32BigEndian(pdu);
            if (pdu.Length < octets || room.Length - length < 256)
            {
                break;
            }
            at += octets;
            var command = BinaryPrimitives.ReadUInt32BigEndian(pdu[4..]);
            var sequence = BinaryPrimitives.ReadUInt32BigEndian(pdu[12..]);
            if (command == 4)
            {
                length += Put(answer, sequence, length);
                length += Put(receipt, ++last, length);
            }
            else if (command < 0x80000000)
            {
                length += Put(Pdu.Of(command | 0x80000000, 0, sequence, "busy"), sequence, length);
            }
        }
        return (at, length);
    }

    int Put(byte[] pdu, uint sequence, int at)
    {
        pdu.CopyTo(room, at);
        BinaryPrimitives.WriteUInt32BigEndian(room.AsSpan(at + 12), sequence);
        return pdu.Length;
    }
}
