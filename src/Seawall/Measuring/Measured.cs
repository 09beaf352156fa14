namespace Seawall.Measuring;

/// <summary>One figure of this machine: what was done, how often a second, and how long one took.</summary>
/// <param name="What">What was measured.</param>
/// <param name="PerSecond">How many a second.</param>
/// <param name="MedianNanoseconds">The median time of one, 0 where only the rate was measured.</param>
/// <param name="P99Nanoseconds">The time that 99 of 100 stay under, 0 where only the rate was measured.</param>
/// <param name="Note">What else to know.</param>
internal sealed record Measured(
    string What, double PerSecond, double MedianNanoseconds, double P99Nanoseconds, string Note);
