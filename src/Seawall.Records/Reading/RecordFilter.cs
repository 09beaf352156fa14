using Seawall.Screening;

namespace Seawall.Records;

/// <summary>Which records are wanted; what is left out does not matter. All that is given must hold.</summary>
public sealed record RecordFilter
{
    /// <summary>The called number; of a short number the digits of the code itself.</summary>
    public E164 Subscriber { get; init; }

    /// <summary>The calling number; of a short number the digits of the code itself.</summary>
    public E164 Caller { get; init; }

    /// <summary>
    /// The sender of a text that is a name or a code, as <see cref="RecordView.Sender"/> shows it, in any case.
    /// </summary>
    public string? Sender { get; init; }

    /// <summary>The trunk's name.</summary>
    public string? Trunk { get; init; }

    public Service? Service { get; init; }

    public Outcome? Outcome { get; init; }

    public VerdictReason? Reason { get; init; }

    /// <summary>The correlation id (Call-ID), exactly.</summary>
    public string? Correlation { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>The newest first; else the oldest.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Whether a record passes; <paramref name="trunk"/> is the name of its trunk.</summary>
    internal bool Holds(
        in Record record, string trunk, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender) =>
        (Subscriber.IsNone || record.Called.Number == Subscriber)
        && (Caller.IsNone || record.Caller.Number == Caller)
        && (Service is null || record.Service == Service)
        && (Outcome is null || record.Verdict.Outcome == Outcome)
        && (Reason is null || record.Verdict.Reason == Reason)
        && (Since is null || record.UnixMilliseconds >= Since.Value.ToUnixTimeMilliseconds())
        && (Until is null || record.UnixMilliseconds < Until.Value.ToUnixTimeMilliseconds())
        && (Trunk is null || trunk == Trunk)
        && (Sender is null || CorrelationText.Of(sender).Equals(Sender, StringComparison.OrdinalIgnoreCase))
        && (Correlation is null || CorrelationText.Of(correlation) == Correlation);
}
