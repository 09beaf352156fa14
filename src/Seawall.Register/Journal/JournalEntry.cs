using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// One entry of the journal as stored. A change of one line is an entry of its own; a chunk of a file is one entry over
/// all the lines it changed. <see cref="JournalForm"/> says what <paramref name="Body"/> holds and what is hashed.
/// </summary>
/// <param name="Sequence">The journal number, from 1, without gaps.</param>
/// <param name="AtUnixMilliseconds">When, UTC.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Way">By which way in.</param>
/// <param name="Who">Who asked.</param>
/// <param name="Note">Evidence.</param>
/// <param name="Lines">How many lines the body changes.</param>
/// <param name="Body">The changes of lines, or of what the kind says.</param>
/// <param name="Hash">SHA-256 over earlier entries' hashes and all of the above.</param>
public sealed record JournalEntry(
    long Sequence,
    long AtUnixMilliseconds,
    JournalKind Kind,
    ChangeWay Way,
    string Who,
    string Note,
    int Lines,
    ReadOnlyMemory<byte> Body,
    JournalHash Hash)
{
    /// <summary>In which form it is hashed: 1 before entries had evidence, 2 since.</summary>
    public byte Form { get; init; } = JournalForm.Plain;

    /// <summary>What the change can be traced back to: the id of a text, a session, a request.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>
    /// 16 random octets; the salts made from it keep anybody from guessing who, note, evidence and body by their
    /// hashes.
    /// </summary>
    public UInt128 Salt { get; init; }

    /// <summary>
    /// Where who, note, evidence and body were removed because they were kept for long enough: their hash.
    /// </summary>
    public JournalHash? Removed { get; init; }
}

/// <summary>The end of the journal: where the next entry is chained on.</summary>
/// <param name="Register">Which register this is: 16 random octets made with it, in hexadecimal digits.</param>
/// <param name="Sequence">The last journal number, 0 when empty.</param>
/// <param name="Hash">Its hash; of an empty journal, the hash of the register's name.</param>
/// <param name="LastRule">The last id given to a personal rule.</param>
public sealed record JournalHead(string Register, long Sequence, JournalHash Hash, uint LastRule);

/// <summary>
/// One line in the body of an entry: what it was and what it became. <paramref name="Previous"/> is the journal number
/// of the entry that touched the line before, 0 for none: a line's history is a walk along it, without an index.
/// </summary>
public readonly record struct LineChange(
    E164 Number, long Previous, LineChoices Before, LineChoices After, string Note);
