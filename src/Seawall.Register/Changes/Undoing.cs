namespace Seawall.Register;

/// <summary>Puts a line back to what it was before its latest change.</summary>
/// <param name="Journal">The line's last entry, or it is refused.</param>
/// <param name="AtUnixMilliseconds">When that was.</param>
/// <param name="Back">The line before it, without pauses that ended since; null where it is so already.</param>
/// <param name="CanBe">Whether it is of a kind that can be taken back.</param>
/// <param name="ByGuardian">Whether a guardian did it.</param>
sealed record Undoing(long Journal, long AtUnixMilliseconds, LineChoices? Back, bool CanBe, bool ByGuardian)
    : LineEdit(JournalKind.Undone)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn) => Back ?? before;

    public override bool Touches(in LineChange earlier, LineWords words) => true;

    public override string? Refuses(in StoredLine line, DateTimeOffset now) =>
        line.Last == 0 ? "nothing was ever changed on the line"
        : line.Last != Journal ? $"it is not the latest change of the line, which is journal number {line.Last}"
        : !CanBe ? "it is no change of the line's own choices or rules"
        : Back is not null && now.ToUnixTimeMilliseconds() - AtUnixMilliseconds > RegisterLimits.UndoMinutes * 60_000L
            ? $"a change can be taken back for {RegisterLimits.UndoMinutes} minutes only: set it as you want it"
        : null;

    /// <summary>What can be taken back: what somebody decided on the line itself.</summary>
    public static bool IsFor(JournalKind kind) =>
        kind is JournalKind.Choice or JournalKind.RuleAdded or JournalKind.RuleRemoved or JournalKind.Undone
            or JournalKind.Asked;
}
