using System.Collections.Immutable;

namespace Seawall.Admin;

/// <summary>Why a request was not done: one line, and the field that is wrong where one is.</summary>
internal sealed record ErrorReply(string Message, string Field);

/// <summary>A setting of choices, as typed.</summary>
internal sealed record ChoiceMessage(
    string Service, string Zone, string To, string? For, string? Until, string? Note, string Who,
    string? Confirm = null);

/// <summary>A personal rule to add or remove, as typed.</summary>
internal sealed record RuleMessage(
    string Target, bool Pass, string Service, string? Note, string Who, string? Confirm = null);

/// <summary>What became of a change.</summary>
/// <param name="Outcome"><c>done</c> or <c>already_so</c>.</param>
/// <param name="Number">The line as read.</param>
/// <param name="Journal">The number of the journal entry that made it so.</param>
/// <param name="Remark">What else to know, or empty.</param>
/// <param name="Changes">What differs, in words.</param>
/// <param name="Line">The line afterwards.</param>
/// <param name="Milliseconds">How long it took from the request's arrival until it was durable and in force.</param>
internal sealed record ChangeReply(
    string Outcome, string Number, long Journal, string Remark, ImmutableArray<ChangedReply> Changes, LineReply? Line,
    double Milliseconds);

/// <summary>One difference that a change made.</summary>
internal sealed record ChangedReply(string What, string Before, string After);

/// <summary>A line: what holds for each service and zone and why, and its personal rules.</summary>
internal sealed record LineReply(
    string Number, ImmutableArray<ChoiceReply> Choices, ImmutableArray<RuleReply> Rules, long Journal, string Remark);

/// <summary>One service and zone of a line.</summary>
/// <param name="Service">Calls or texts.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Choice">What was chosen, pauses aside.</param>
/// <param name="Open">Whether calls or texts pass now.</param>
/// <param name="Basis">Why: <c>default</c>, <c>choice</c> or <c>pause</c>.</param>
/// <param name="PauseUntil">When a running pause ends, or empty.</param>
internal sealed record ChoiceReply(
    string Service, string Zone, string Choice, bool Open, string Basis, string PauseUntil)
{
    /// <summary>The campaign that shuts it; empty where none does.</summary>
    public string Campaign { get; init; } = "";

    /// <summary>Since when it does.</summary>
    public string Since { get; init; } = "";
}

/// <summary>One personal rule of a line.</summary>
internal sealed record RuleReply(uint Id, string Verdict, string Target, string Service);

/// <summary>The journal of a line, the latest entry first.</summary>
internal sealed record HistoryReply(string Number, ImmutableArray<HistoryEntryReply> Entries);

/// <summary>One entry of the journal as far as it touched a line.</summary>
internal sealed record HistoryEntryReply(
    long Journal, string At, string Kind, string Way, string Who, string Note, ImmutableArray<ChangedReply> Changes);

/// <summary>How far an import has come, or its end.</summary>
internal sealed record ImportReply
{
    /// <summary>Rows read, the header not counted.</summary>
    public long Rows { get; init; }

    /// <summary>Lines whose state changed, or would in a dry run.</summary>
    public long Changed { get; init; }

    /// <summary>Lines that were so already.</summary>
    public long Unchanged { get; init; }

    /// <summary>Of the changed, lines with a new holder, which start undecided.</summary>
    public long NewHolders { get; init; }

    /// <summary>Rows rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Whether nothing was to be changed.</summary>
    public bool DryRun { get; init; }

    /// <summary>The journal entries written, 0 where none.</summary>
    public long FirstJournal { get; init; }

    /// <summary>The last of them.</summary>
    public long LastJournal { get; init; }

    /// <summary>The first reasons for rejection.</summary>
    public ImmutableArray<string> FirstRejections { get; init; } = [];

    /// <summary>Why it stopped before its end, or empty.</summary>
    public string Failure { get; init; } = "";

    /// <summary>Whether the file is at fault.</summary>
    public bool FileAtFault { get; init; }
}

/// <summary>What a walk of the journal found.</summary>
internal sealed record VerifyReply(
    bool Holds, long Entries, long LineChanges, long HoldsTo, string Hash, ImmutableArray<string> Faults,
    long Removed, long LinesWithoutHistory);

/// <summary>What a reload did.</summary>
internal sealed record ReloadReply(uint Generation, ImmutableArray<string> Changes);

/// <summary>When the process stops by itself, empty where a signal has to stop it.</summary>
internal sealed record DrainReply(string StopsAt);

/// <summary>How far long work has come: what is done of the whole (0 where unknown), and rows.</summary>
internal sealed record ProgressReply(long Done, long Total, long Rows);

/// <summary>A test call: how it ended, and every message of it with its milliseconds.</summary>
internal sealed record CallReply(
    string Trunk, string Listener, string CallId, int Status, string Phrase, string Reason, double Milliseconds,
    ImmutableArray<CallEventReply> Events);

/// <summary>A test text, as typed.</summary>
internal sealed record TextMessage(
    string From, string To, string Message, string? Via, bool Receipt, string? Wait, bool Answer = false);

/// <summary>One line of the answer to a test text: its way first, then a PDU each, then its end.</summary>
internal sealed record TextLine(TextWayReply? Way, CallEventReply? Event, TextReply? End, ErrorReply? Error);

/// <summary>The way a test text goes.</summary>
internal sealed record TextWayReply(string Trunk, string SystemId, string From, string Listener);

/// <summary>A test text: how it ended, and every PDU of it with its milliseconds.</summary>
internal sealed record TextReply(
    string Trunk, string Listener, string Outcome, uint Status, string StatusName, ImmutableArray<string> MessageIds,
    string Receipt, string Answer, double Milliseconds, ImmutableArray<CallEventReply> Events);

/// <summary>One message of a test call or text.</summary>
internal sealed record CallEventReply(double Milliseconds, string Way, string Line, string Reason);
