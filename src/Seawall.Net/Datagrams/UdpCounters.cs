using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// The counters of one thread: only it writes them, so no write needs a lock or a fence; a scrape reads them as they
/// are. The cells stand 128 octets away from whatever lies beside them, so that two threads never share a cache line or
/// its neighbour, which the processor fetches along.
/// </summary>
sealed class UdpCounters
{
    public const int FaultKinds = (int)SendFault.Other + 1;

    public CountedCells Cells;

    public void Count(SendFault fault, int datagrams = 1) => Cells.SendFaults[(int)fault] += datagrams;

    /// <summary>The cells, a cache line and its neighbour apart from everything else.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128 + 40 + 64 + 128)]
    public struct CountedCells
    {
        [FieldOffset(128)] public long DatagramsIn;
        [FieldOffset(136)] public long BatchesIn;
        [FieldOffset(144)] public long DatagramsOut;
        [FieldOffset(152)] public long ReceiveErrors;
        [FieldOffset(160)] public long HandlerFaults;
        [FieldOffset(168)] public FaultCells SendFaults;
    }

    /// <summary>One cell for each kind of send fault.</summary>
    [InlineArray(FaultKinds)]
    public struct FaultCells
    {
        long _first;
    }
}
