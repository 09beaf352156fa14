namespace Seawall.Province;

/// <summary>What a message centre will say to a text.</summary>
enum CentreAnswer : byte
{
    Takes = 1,
    Refuses = 2,

    /// <summary>It does not answer in time, and did not take it.</summary>
    IsSilent = 3,
}

/// <summary>A text that a message centre was given.</summary>
sealed class SentText
{
    /// <summary>Its running number.</summary>
    public required int Id { get; init; }

    /// <summary>The line it goes to.</summary>
    public required int Line { get; init; }

    /// <summary>When it was given, unix milliseconds.</summary>
    public required long AtMs { get; init; }

    /// <summary>Its parts.</summary>
    public required int Parts { get; init; }

    /// <summary>Whether it is a notice; else it is the text after the first refusal.</summary>
    public required bool IsNotice { get; init; }

    /// <summary>The process that gave it, counted from 0.</summary>
    public required int Process { get; init; }

    /// <summary>The holder and sojourn of the line at that time.</summary>
    public required int Sojourn { get; init; }

    /// <summary>The name of the group of message centres.</summary>
    public required string NextHop { get; init; }

    /// <summary>Called with the answer.</summary>
    public Action<Register.NoticeAnswer>? Answered { get; set; }

    /// <summary>When it was answered, unix milliseconds; 0: not yet.</summary>
    public long AnsweredMs { get; set; }

    /// <summary>What was answered.</summary>
    public CentreAnswer Answer { get; set; }

    /// <summary>Parts that a receipt was offered for, that says delivered.</summary>
    public byte Offered { get; set; }

    /// <summary>Parts such a receipt was acknowledged for.</summary>
    public byte Acknowledged { get; set; }

    /// <summary>Whether a receipt that says it failed for good was acknowledged.</summary>
    public bool Failed { get; set; }

    /// <summary>
    /// Whether the process may have ended before it put the answer down: then it knows no ids, and receipts say nothing
    /// to it.
    /// </summary>
    public bool IsUnsure { get; set; }

    /// <summary>A bit for each part.</summary>
    public byte AllParts => (byte)((1 << Parts) - 1);

    /// <summary>The id a part has in the message centre.</summary>
    public string PartId(int part) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Id:x}-{part}");

    /// <summary>The ids of all parts.</summary>
    public string PartIds => string.Join(' ', Enumerable.Range(0, Parts).Select(PartId));
}
