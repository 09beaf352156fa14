using System.Numerics;

namespace Seawall.Records;

/// <summary>
/// How many different numbers: exact up to a bound, beyond it by a sketch of fixed size (HyperLogLog, read by the
/// estimator of Ertl 2017, which has no bias to correct), whose error is known. Memory is bounded. Not thread-safe.
/// </summary>
sealed class LineCount(int exactMax)
{
    const int IndexBits = 14;
    const int Registers = 1 << IndexBits;

    /// <summary>The standard error of the sketch is 1.04 over the root of its registers: 0.8125 percent.</summary>
    const double StandardErrorPercent = 0.8125;

    /// <summary>Bits of a hash in which the run of zeros is looked for.</summary>
    const int RunBits = 64 - IndexBits;

    readonly byte[] _longest = new byte[Registers];
    HashSet<ulong>? _exact = [];

    /// <summary>Notes a number.</summary>
    public void Add(ulong number)
    {
        var hash = Mix(number);
        var index = hash >> (64 - IndexBits);
        var run = (byte)(BitOperations.LeadingZeroCount(hash << IndexBits | 1UL << (IndexBits - 1)) + 1);
        _longest[index] = Math.Max(_longest[index], run);
        if (_exact is { } exact && exact.Add(number) && exact.Count > exactMax)
        {
            _exact = null;
        }
    }

    /// <summary>The count, and how far it may be off.</summary>
    public Counted Value => _exact is { } exact ? new Counted(exact.Count, 0) : new Counted(Estimate(), ErrorPercent);

    /// <summary>Two standard errors: 95 of 100 estimates are within them.</summary>
    internal static double ErrorPercent => 2 * StandardErrorPercent;

    long Estimate()
    {
        var counts = new int[RunBits + 2];
        foreach (var run in _longest)
        {
            counts[run]++;
        }

        var sum = Registers * Tau(1 - ((double)counts[RunBits + 1] / Registers));
        for (var run = RunBits; run > 0; run--)
        {
            sum = 0.5 * (sum + counts[run]);
        }

        sum += Registers * Sigma((double)counts[0] / Registers);
        return (long)Math.Round(Registers / (2 * Math.Log(2)) * Registers / sum);
    }

    /// <summary>What the registers that never saw a number stand for.</summary>
    static double Sigma(double x)
    {
        if (x >= 1)
        {
            return double.PositiveInfinity;
        }

        var (before, sum, y) = (-1.0, x, 1.0);
        while (sum != before)
        {
            (before, x) = (sum, x * x);
            sum += x * y;
            y += y;
        }

        return sum;
    }

    /// <summary>What the registers that saw the longest run there can be stand for.</summary>
    static double Tau(double x)
    {
        if (x is <= 0 or >= 1)
        {
            return 0;
        }

        var (before, sum, y) = (-1.0, 1 - x, 1.0);
        while (sum != before)
        {
            (before, x, y) = (sum, Math.Sqrt(x), y * 0.5);
            sum -= (1 - x) * (1 - x) * y;
        }

        return sum / 3;
    }

    /// <summary>A number's hash, the same at every run (the finisher of SplitMix64).</summary>
    static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>A count of different things.</summary>
/// <param name="Count">How many.</param>
/// <param name="ErrorPercent">
/// 0: it is exact. Else an estimate, within so many percent in 95 of 100 cases.
/// </param>
public readonly record struct Counted(long Count, double ErrorPercent);
