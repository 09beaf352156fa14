using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// Memory for tables of many megabytes that are read at random: asked of the kernel in large pages (2 MB on x86-64), so
/// that the processor finds the way to any of it without walking page tables that do not fit its cache.
/// </summary>
/// <remarks>
/// Transparent huge pages must be <c>madvise</c> or <c>always</c> for it to have an effect; otherwise this is memory
/// like any other, only slower to read at random.
/// </remarks>
public static partial class LargeMemory
{
    const int AdviseHugePages = 14;     // MADV_HUGEPAGE, <asm-generic/mman-common.h>
    const nuint LargePageBytes = 2 << 20;

    /// <summary>So many words, all zero, that never move.</summary>
    public static unsafe uint[] AllocateWords(int count)
    {
        var words = GC.AllocateUninitializedArray<uint>(count, pinned: true);
        fixed (uint* first = words)
        {
            // Advice is for whole pages and must come before the first touch: neighbours that were advised too share
            // the large page between them.
            var page = (nuint)Environment.SystemPageSize;
            var start = (nuint)first & ~(page - 1);
            var end = ((nuint)first + ((nuint)count * sizeof(uint)) + page - 1) & ~(page - 1);
            if (end - start >= LargePageBytes / 4)
            {
                _ = Advise((void*)start, end - start, AdviseHugePages);
            }
        }

        words.AsSpan().Clear();
        return words;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static unsafe partial int Advise(void* start, nuint length, int advice);
}
