using System.Numerics;
using System.Runtime.CompilerServices;

namespace Seawall.Smpp;

/// <summary>
/// Some of the destinations of one submit_multi, by their place in the list: 255 bits, no allocation.
/// </summary>
public struct DestinationSet
{
    const int WordBits = 64;

    Words _words;

    /// <summary>How many are in it.</summary>
    public readonly int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Puts the destination at this place, from 0, into the set.</summary>
    public void Add(int index) => _words[index / WordBits] |= 1UL << (index % WordBits);

    /// <summary>Whether the destination at this place is in the set.</summary>
    public readonly bool Contains(int index) => (_words[index / WordBits] & (1UL << (index % WordBits))) != 0;

    [InlineArray(4)]
    struct Words
    {
        ulong _element;
    }
}
