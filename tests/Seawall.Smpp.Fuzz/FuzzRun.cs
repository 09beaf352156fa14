using System.Globalization;

namespace Seawall.Smpp.Fuzz;

/// <summary>
/// Runs of the comparison over spoiled PDUs. Run <c>n</c> of a seed is run 0 of the seed <c>n</c> higher.
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
            IReadOnlyList<Sample> corpus = random.Next(8) == 0 ? Bodies.All
                : random.Next(2) == 0 ? Golden.All
                : Texts.All;
            Sample sample = corpus[random.Next(corpus.Count)];
            byte[] other = corpus[random.Next(corpus.Count)].Bytes;
            bool isBody = corpus == Bodies.All;
            byte[] bytes = new Mutator(random).Spoil(sample.Bytes, other, isBody);
            if (Differ(bytes, isBody, random) is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"--seed {own} --count 1, from {sample.Name}: ")
                    + $"{difference}\n{Convert.ToHexString(bytes)}";
            }

            progress?.Invoke(run);
        }

        return null;
    }

    // The reader never throws, so an exception is a difference as well.
    static string? Differ(byte[] bytes, bool isBody, Random random)
    {
        try
        {
            return isBody ? BodyComparison.Of(bytes) : Comparison.Of(bytes, random);
        }
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure.ToString();
        }
    }
}
