using System.Globalization;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>
/// Message ids that we give ourselves to what is accepted and not delivered. Nothing is kept of them: an id carries a
/// seal, by which this node and every other with the same key knows it again.
/// <code>id: number 16HEXDIG | seal 8HEXDIG</code>
/// </summary>
/// <param name="key">What seals are made with.</param>
/// <param name="first">
/// Where the numbers begin: later than those of a process before, and others than those of another node.
/// </param>
internal sealed class OwnIds(KeyedHash key, ulong first)
{
    /// <summary>Characters of an id.</summary>
    public const int Length = 24;

    const int NumberLength = 16;

    ulong last = first;

    /// <summary>Writes the next id into a span of <see cref="Length"/> octets.</summary>
    public void Next(Span<byte> id)
    {
        var number = Interlocked.Increment(ref last);
        number.TryFormat(id, out _, "X16", CultureInfo.InvariantCulture);
        Seal(id[..NumberLength]).TryFormat(id[NumberLength..], out _, "X8", CultureInfo.InvariantCulture);
    }

    /// <summary>A number that spreads texts of our own over links.</summary>
    public ulong NextKey() => Interlocked.Increment(ref last) * 0x9E3779B97F4A7C15;

    /// <summary>Whether an id is one of ours.</summary>
    public bool IsOurs(scoped ReadOnlySpan<byte> id)
    {
        if (id.Length != Length)
        {
            return false;
        }
        Span<byte> seal = stackalloc byte[Length - NumberLength];
        Seal(id[..NumberLength]).TryFormat(seal, out _, "X8", CultureInfo.InvariantCulture);
        return id[NumberLength..].SequenceEqual(seal);
    }

    uint Seal(scoped ReadOnlySpan<byte> number)
    {
        Span<byte> octets = stackalloc byte[1 + NumberLength];
        octets[0] = (byte)'I';
        number.CopyTo(octets[1..]);
        return (uint)key.Hash64(octets);
    }
}
