using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What proves that a line was told. Values are stored.</summary>
public enum NoticeProof : byte
{
    /// <summary>Delivery receipts of every part of the text (<c>stat:DELIVRD</c>).</summary>
    Receipt = 1,

    /// <summary>That the message centre took the text, where it gives no receipts.</summary>
    Taken = 2,
}

/// <summary>What is tried with lines that texts do not reach. Values are stored.</summary>
public enum SecondChannel : byte
{
    /// <summary>Nothing: they stay open.</summary>
    None = 0,

    /// <summary>A list for letters (<c>notices export</c>); who was told by it comes back as a file.</summary>
    Letter = 1,

    /// <summary>The same for calls by people.</summary>
    Call = 2,
}

/// <summary>How much a message centre may be given.</summary>
/// <param name="NextHop">Name of the group of message centres in the settings.</param>
/// <param name="PerSecond">Texts in a second, parts counted.</param>
public sealed record NoticeRate(string NextHop, int PerSecond);

/// <summary>How people are told, and what counts as told in time.</summary>
public sealed record NoticeTerms
{
    /// <summary>A line is shut at the earliest so many times 24 hours after it was told.</summary>
    public required int Days { get; init; }

    /// <summary>What proves that a line was told.</summary>
    public NoticeProof Proof { get; init; } = NoticeProof.Receipt;

    /// <summary>
    /// What the notice says; <c>{effect}</c> stands for day and hour of effect. Texts that are sent have it filled in.
    /// </summary>
    public required Bilingual Text { get; init; }

    /// <summary>The same for the one text after the first refusal of a line shut by default; empty: none.</summary>
    public Bilingual Afterwards { get; init; } = new("", "");

    /// <summary>The language of lines whose own is not known: <c>zh</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Who it is from: a short code or a name, at most 20 octets.</summary>
    public required string From { get; init; }

    /// <summary>From when in the day texts may be sent, in the campaign's time zone.</summary>
    public TimeOnly HoursFrom { get; init; } = new(9, 0);

    /// <summary>Until when.</summary>
    public TimeOnly HoursTo { get; init; } = new(20, 0);

    /// <summary>The message centres and what each may be given; at least one.</summary>
    public required ImmutableArray<NoticeRate> Rates { get; init; }

    /// <summary>Parts a notice may have, in each language.</summary>
    public int PartsMax { get; init; } = 2;

    /// <summary>How often a line is tried, the first time included.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How long after a failure a line is tried again, at another hour of the day.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromHours(29);

    /// <summary>
    /// For how long a receipt is waited for before the attempt counts as failed; a later one still counts.
    /// </summary>
    public TimeSpan ReceiptWithin { get; init; } = TimeSpan.FromHours(48);

    /// <summary>What is tried after the last attempt.</summary>
    public SecondChannel Second { get; init; } = SecondChannel.Letter;

    /// <summary>
    /// The <c>err:</c> codes of receipts that mean a phone abroad; the line is deferred with that reason.
    /// </summary>
    public ImmutableArray<string> AbroadErrors { get; init; } = [];
}
