using System.Globalization;
using System.Text;

namespace Seawall.Sip.Fuzz;

/// <summary>
/// Runs of the comparison over spoiled messages. Run <c>n</c> of a seed is run 0 of the seed <c>n</c> higher.
/// </summary>
internal static class FuzzRun
{
    /// <summary>The first difference in so many runs, said so that it can be run again; or null.</summary>
    public static string? Find(int seed, int count, Action<int>? progress = null)
    {
        for (int run = 0; run < count; run++)
        {
            int own = unchecked(seed + run);
            var random = new Random(own);
            Sample sample = Pick(random);
            byte[] other = Pick(random).Bytes;
            int rowsMax = random.Next(8) == 0 ? random.Next(20) : SipLimits.HeaderRowsMax;
            byte[] message = new Mutator(random).Spoil(sample.Bytes, other);
            if (Differ(message, rowsMax) is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"--seed {own} --count 1, from {sample.Name}: ")
                    + $"{difference}\n{Encoding.Latin1.GetString(message)}";
            }

            progress?.Invoke(run);
        }

        return null;
    }

    // Half of them are calls, which say most of who calls.
    static Sample Pick(Random random)
    {
        IReadOnlyList<Sample> from = random.Next(2) == 0 ? Calls.All : Corpus.All;
        return from[random.Next(from.Count)];
    }

    // The reader never throws, so an exception is a difference as well.
    static string? Differ(byte[] message, int rowsMax)
    {
        try
        {
            return Comparison.Of(message, rowsMax);
        }
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure.ToString();
        }
    }
}
