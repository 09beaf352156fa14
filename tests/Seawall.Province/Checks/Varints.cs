namespace Seawall.Province;

/// <summary>Reads numbers of seven bits an octet, the lowest first.</summary>
sealed class Varints(ReadOnlyMemory<byte> octets)
{
    int _at;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => _at >= octets.Length;

    /// <summary>The next number.</summary>
    public ulong Next()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = octets.Span[_at++];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>The next number, its sign in the lowest bit.</summary>
    public long NextSigned()
    {
        var value = Next();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
