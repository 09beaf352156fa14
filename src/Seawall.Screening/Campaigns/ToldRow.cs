using System.Numerics;

namespace Seawall.Screening;

/// <summary>The told marks of one line, as they were when its page was looked up. <c>default</c> has none.</summary>
internal readonly ref struct ToldRow(ToldPage? page, int line)
{
    /// <summary>The places that have marks on the page of the line, a bit each.</summary>
    public ulong Places => page is null ? 0 : page.Places;

    /// <summary>When the line was told, for one of <see cref="Places"/>, or <see cref="ToldBook.NotTold"/>.</summary>
    public long ToldAt(int place) =>
        page!.ToldAt(BitOperations.PopCount(page.Places & ((1ul << place) - 1)), line);
}
