namespace Seawall.Screening;

/// <summary>
/// The memory that a book keeps its pages in. A whole country is read at random: which pages the kernel backs it with,
/// and when the processor is asked for a line, is the greater part of what a verdict costs.
/// </summary>
public interface IBookMemory
{
    /// <summary>So many words, all zero.</summary>
    uint[] Allocate(int words);

    /// <summary>
    /// Asks the processor for the memory of a word without waiting for it. Changes nothing but time.
    /// </summary>
    void Ask(ref readonly uint word);
}

/// <summary>The runtime's own memory, without any asking.</summary>
internal sealed class PlainMemory : IBookMemory
{
    internal static readonly PlainMemory Instance = new();

    public uint[] Allocate(int words) => new uint[words];

    public void Ask(ref readonly uint word)
    {
    }
}
