namespace Seawall.Smpp.Fuzz;

/// <summary>How long optional parameters may be, by their length: the tables of the standard turned round.</summary>
internal static class TwinTlvs
{
    static readonly int[] One =
    [
        0x05, 0x06, 0x07, 0x0D, 0x0E, 0x0F, 0x19, 0x30, 0x201, 0x205, 0x20D, 0x20E, 0x20F, 0x210, 0x302, 0x304, 0x420,
        0x421, 0x422, 0x425, 0x426, 0x427, 0x428, 0x501, 0x600, 0x603, 0x608, 0x611, 0x1201, 0x1380,
    ];

    static readonly int[] Two = [0x08, 0x204, 0x20A, 0x20B, 0x20C, 0x604, 0x1203, 0x1383];
    static readonly int[] Three = [0x423, 0x601, 0x605];
    static readonly int[] Four = [0x17, 0x607];

    static readonly Dictionary<int, (int Min, int Max)> Ranges = new()
    {
        [0x10] = (1, 2), [0x1D] = (1, 256), [0x1E] = (1, 65), [0x202] = (2, 23), [0x203] = (2, 23), [0x303] = (1, 65),
        [0x381] = (4, 19), [0x602] = (1, 255), [0x606] = (1, 100), [0x609] = (16, 17), [0x60A] = (1, 255),
        [0x60B] = (1, 1024), [0x60D] = (7, 65), [0x60E] = (7, 65), [0x60F] = (6, 6), [0x610] = (6, 6),
        [0x612] = (10, 10), [0x613] = (1, 5), [0x1204] = (1, 4), [0x130C] = (0, 1),
    };

    /// <summary>Whether a value may have so many octets.</summary>
    public static bool Fits(int tag, int octets) =>
        One.Contains(tag) ? octets == 1
        : Two.Contains(tag) ? octets == 2
        : Three.Contains(tag) ? octets == 3
        : Four.Contains(tag) ? octets == 4
        : !Ranges.TryGetValue(tag, out (int Min, int Max) range) || (octets >= range.Min && octets <= range.Max);
}
