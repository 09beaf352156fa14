using System.Buffers.Binary;

namespace Seawall.EndToEnd;

/// <summary>
/// A capture in pcap form: raw IPv4 packets with TCP segments whose sequence numbers follow from what was kept.
/// </summary>
internal sealed class PcapFile
{
    /// <summary>The port of the side that was connected to; tshark knows it as SMPP.</summary>
    public const ushort ServerPort = 2775;

    private const int HeadersOctets = 40;
    private const int LinkTypeRaw = 101;
    private readonly Lock _lock = new();
    private readonly List<byte> _packets = [];
    private int _count;

    public PcapFile()
    {
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b2c3d4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 65_535);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], LinkTypeRaw);
        _packets.AddRange(header);
    }

    /// <summary>Begins a connection of its own.</summary>
    public Stream Open(ushort clientPort) => new(this, clientPort);

    /// <summary>All that was kept so far.</summary>
    public byte[] ToArray()
    {
        lock (_lock)
            return [.. _packets];
    }

    private void Add(ReadOnlySpan<byte> payload, ushort from, ushort to, uint sequence, uint acknowledged)
    {
        Span<byte> head = stackalloc byte[16 + HeadersOctets];
        head.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(head, ++_count);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], HeadersOctets + payload.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], HeadersOctets + payload.Length);
        var ip = head[16..];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip[2..], (ushort)(HeadersOctets + payload.Length));
        ip[8] = 64;
        ip[9] = 6;
        new byte[] { 127, 0, 0, 1, 127, 0, 0, 1 }.CopyTo(ip[12..]);
        var tcp = ip[20..];
        BinaryPrimitives.WriteUInt16BigEndian(tcp, from);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], to);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], acknowledged);
        tcp[12] = 0x50;
        tcp[13] = 0x18;
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], 65_535);
        _packets.AddRange(head);
        _packets.AddRange(payload);
    }

    /// <summary>One connection; what either side sends goes in as it is carried.</summary>
    public sealed class Stream(PcapFile file, ushort clientPort)
    {
        private uint _fromClient = 1;
        private uint _fromServer = 1;

        public void Keep(ReadOnlySpan<byte> payload, bool fromClient)
        {
            lock (file._lock)
            {
                if (fromClient)
                {
                    file.Add(payload, clientPort, ServerPort, _fromClient, _fromServer);
                    _fromClient += (uint)payload.Length;
                }
                else
                {
                    file.Add(payload, ServerPort, clientPort, _fromServer, _fromClient);
                    _fromServer += (uint)payload.Length;
                }
            }
        }
    }
}
