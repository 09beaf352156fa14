using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Seawall.Net;

/// <summary>
/// Asks the processor for memory some hundred instructions before it is read, without waiting for it. Changes nothing
/// but time; where the processor knows no such hint, nothing at all.
/// </summary>
public static class MemoryHint
{
    /// <summary>Asks for the line of memory in which something stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref readonly T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            // The object may move meanwhile: then what was asked for is of no use, and nothing else.
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.AsRef(in place)));
        }
    }
}
