using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// The digits of a number, most significant first, without a division: the number as a fraction of the power of ten
/// above it, in units of 2^-60. Ten times the fraction has the next digit before the point, and the rest of them
/// behind it.
/// </summary>
/// <remarks>
/// The fraction is at most 2 units too large, never too small. A digit would be wrong only where the error, times ten
/// for each digit taken, reached one of the last digit: 2 × 10^15 &lt; 2^60.
/// </remarks>
internal static class DecimalFraction
{
    const int Bits = 60;
    const ulong Mask = (1ul << Bits) - 1;

    /// <summary>Powers of ten, as far as a word holds them.</summary>
    public static ReadOnlySpan<ulong> PowersOfTen =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>By count of digits: 2^60 over 10^count, for a number moved to the top of a word; rounded up.</summary>
    public static ReadOnlySpan<ulong> Factors =>
    [
        0x0000000000000000, 0x199999999999999A, 0x147AE147AE147AE2, 0x10624DD2F1A9FBE8, 0x1A36E2EB1C432CA6,
        0x14F8B588E368F085, 0x10C6F7A0B5ED8D37, 0x1AD7F29ABCAF4858, 0x15798EE2308C39E0, 0x112E0BE826D694B3,
        0x1B7CDFD9D7BDBAB8, 0x15FD7FE179649560, 0x119799812DEA111A, 0x1C25C268497681C3, 0x16849B86A12B9B02,
        0x1203AF9EE756159C,
    ];

    /// <summary>Bits that a number of so many digits leaves free at the top of a word.</summary>
    public static ReadOnlySpan<byte> FreeBits => [0, 60, 57, 54, 50, 47, 44, 40, 37, 34, 30, 27, 24, 20, 17, 14];

    /// <summary>The fraction, and how many digits it has; none for a number of more than 15.</summary>
    public static ulong Of(E164 number, out int count)
    {
        ulong value = number.Value;
        int least = ((64 - BitOperations.LeadingZeroCount(value)) * 1233) >> 12;    // log 2 = 1233 / 4096
        int digits = least + (value >= PowersOfTen[least] ? 1 : 0);
        count = digits <= E164.DigitsMax ? digits : 0;
        return Math.BigMul(value << FreeBits[count], Factors[count], out _) + 1;
    }

    /// <summary>The next digit, and the fraction without it.</summary>
    public static int Take(ref ulong fraction)
    {
        ulong product = fraction * 10;
        fraction = product & Mask;
        return (int)(product >> Bits);
    }

    /// <summary>The next four digits as one number.</summary>
    public static int TakeFour(ref ulong fraction)
    {
        int digits = (int)Math.BigMul(fraction << (64 - Bits), 10_000, out _);
        fraction = (fraction * 10_000) & Mask;
        return digits;
    }

    /// <summary>The fraction without its next digits.</summary>
    public static ulong Skip(ulong fraction, int digits) => (fraction * PowersOfTen[digits]) & Mask;
}
