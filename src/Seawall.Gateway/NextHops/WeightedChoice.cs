namespace Seawall.Gateway;

/// <summary>
/// The choice of one of several candidates by weight that every node makes alike for one key, and that moves the fewest
/// keys when a candidate comes or goes: weighted rendezvous hashing. Each candidate draws from the key and its own
/// identity; the largest
/// <c>weight / -ln(draw)</c> wins.
/// </summary>
internal static class WeightedChoice
{
    /// <summary>The score of one candidate for a key; the highest is chosen.</summary>
    /// <param name="key">A keyed hash of what all requests of a call share.</param>
    /// <param name="identity">A hash of the candidate's name.</param>
    /// <param name="weight">Its share, at least 1.</param>
    public static double Score(ulong key, ulong identity, int weight)
    {
        // 53 random bits and a half: never 0 and never 1.
        var draw = ((Mix(key ^ identity) >> 11) + 0.5) * (1.0 / (1UL << 53));
        return weight / -Math.Log(draw);
    }

    /// <summary>
    /// The identity of a name: FNV-1a, finished so that near names lie far apart. The same on every node.
    /// </summary>
    public static ulong Identity(ReadOnlySpan<char> group, ReadOnlySpan<char> address)
    {
        var sum = 0xCBF29CE484222325;
        foreach (var letter in group)
        {
            sum = (sum ^ letter) * 0x100000001B3;
        }
        sum = (sum ^ 0xFFFF) * 0x100000001B3;
        foreach (var letter in address)
        {
            sum = (sum ^ letter) * 0x100000001B3;
        }
        return Mix(sum);
    }

    /// <summary>
    /// A bijection of 64 bits in which every input bit moves every output bit (the finisher of MurmurHash3).
    /// </summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 33)) * 0xFF51AFD7ED558CCD;
        bits = (bits ^ (bits >> 33)) * 0xC4CEB9FE1A85EC53;
        return bits ^ (bits >> 33);
    }
}
