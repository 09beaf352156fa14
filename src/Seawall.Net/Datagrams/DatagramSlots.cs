using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// The native memory of one batch: headers, names and one whole slot for each datagram, laid out once and never moved.
/// A slot is the largest datagram, so nothing is ever cut or copied together; but a slot is only a reservation, and the
/// kernel touches no more of it than a datagram is long, so 4 MiB of addresses cost the pages that traffic really uses.
/// Slots are <see cref="StrideBytes"/> apart, not 64 KiB: at a power of two the starts of all 64 would share the same
/// few sets of every cache and push each other out; an odd number of cache lines spreads them over all sets.
/// </summary>
sealed unsafe class DatagramSlots
{
    /// <summary>
    /// A slot and the next: 64 KiB and 25 cache lines, so 64 datagrams of 1,600 octets lie side by side.
    /// </summary>
    public const int StrideBytes = 65_536 + 25 * CacheLineBytes;

    const int CacheLineBytes = 64;
    const int PageBytes = 4096;

    // In order of address; each a multiple of a cache line.
    const int HeadersBytes = NetLimits.BatchMax * 64;
    const int VectorsBytes = NetLimits.BatchMax * 16;
    const int NamesBytes = NetLimits.BatchMax * SocketName.SlotBytes;
    const int ControlsBytes = NetLimits.BatchMax * PacketControl.SlotBytes;
    const int TotalBytes =
        HeadersBytes
        + VectorsBytes
        + NamesBytes
        + ControlsBytes
        + NetLimits.BatchMax * StrideBytes;

    readonly byte* _names;
    readonly byte* _controls;
    readonly byte* _payloads;

    public DatagramSlots(ushort family, bool hasPacketInfo)
    {
        var memory = (byte*)NativeMemory.AlignedAlloc(TotalBytes, PageBytes);
        Headers = (Kernel.Message*)memory;
        Vectors = (Kernel.Vector*)(memory + HeadersBytes);
        _names = memory + HeadersBytes + VectorsBytes;
        _controls = _names + NamesBytes;
        _payloads = _controls + ControlsBytes;
        new Span<byte>(memory, HeadersBytes + VectorsBytes + NamesBytes + ControlsBytes).Clear();
        for (var i = 0; i < NetLimits.BatchMax; i++)
        {
            Vectors[i] = new Kernel.Vector { Base = Payload(i), Length = NetLimits.DatagramBytesMax };
            Headers[i] = new Kernel.Message
            {
                Name = Name(i),
                NameLength = SocketName.LengthOf(family),
                Vectors = Vectors + i,
                VectorCount = 1,
                Control = hasPacketInfo ? Control(i) : null,
                ControlLength = hasPacketInfo ? PacketControl.SlotBytes : 0u,
            };
        }
    }

    public Kernel.Message* Headers { get; }

    public Kernel.Vector* Vectors { get; }

    public byte* Name(int index) => _names + index * SocketName.SlotBytes;

    public byte* Control(int index) => _controls + index * PacketControl.SlotBytes;

    public byte* Payload(int index) => _payloads + index * StrideBytes;

    // Whoever still holds a span of it holds its owner too, so the collector is the one who knows when it is over.
    ~DatagramSlots() => NativeMemory.AlignedFree(Headers);
}
