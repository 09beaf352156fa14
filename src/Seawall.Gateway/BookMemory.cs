using Seawall.Net;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>The book's memory as the path wants it: in large pages, and asked for before it is read.</summary>
public sealed class BookMemory : IBookMemory
{
    /// <inheritdoc/>
    public uint[] Allocate(int words) => LargeMemory.AllocateWords(words);

    /// <inheritdoc/>
    public void Ask(ref readonly uint word) => MemoryHint.Prefetch(in word);
}
