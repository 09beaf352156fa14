using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>
/// All counters of the data plane, summed over the workers; only what was ever counted is listed. Counters of a trunk
/// go on over a reload by its name.
/// </summary>
public sealed record CounterSnapshot(
    ImmutableArray<RequestCount> Requests,
    ImmutableArray<ResponseCount> Responses,
    ImmutableArray<RefusedInputCount> RefusedInput,
    ImmutableArray<VerdictCount> Verdicts,
    VerdictTimes VerdictTimes)
{
    /// <summary>What is counted of texts over SMPP alone.</summary>
    public TextCounts Texts { get; init; } = TextCounts.None;

    /// <summary>What became of our reports about refused texts over IP.</summary>
    public ImmutableArray<ReportCount> Reports { get; init; } = [];
}

/// <summary>Reports about refused texts over IP; <paramref name="Fate"/> is a word.</summary>
public readonly record struct ReportCount(string Fate, long Count);

/// <summary>
/// Requests that came in on a trunk; <paramref name="Method"/> is <c>other</c> for methods without a name of their own
/// here.
/// </summary>
public readonly record struct RequestCount(string Trunk, string Method, long Count);

/// <summary>Responses sent to the elements of a trunk, our own answers and forwarded ones.</summary>
public readonly record struct ResponseCount(string Trunk, int Status, long Count);

/// <summary>Input that was answered with an error or dropped, by its named reason.</summary>
public readonly record struct RefusedInputCount(string Reason, long Count);

/// <summary>Verdicts made, once for each transaction.</summary>
public readonly record struct VerdictCount(
    Service Service, string Trunk, Outcome Outcome, VerdictReason Reason, long Count);

/// <summary>
/// How long verdicts took, from the bytes in hand to the decision: <paramref name="Counts"/> has one more member than
/// <paramref name="UpperSeconds"/>, for what took longer. Not cumulative.
/// </summary>
public sealed record VerdictTimes(
    ImmutableArray<double> UpperSeconds, ImmutableArray<long> Counts, double SumSeconds);
