using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Puts a stored edit into words and into force.</summary>
static class StoredEdits
{
    /// <summary>The line after an edit that waited.</summary>
    public static LineChoices Apply(in LineChoices before, in StoredEdit edit, LineWords words, EditTurn turn)
    {
        switch (edit.Kind)
        {
            case WaitingKind.Choice:
                var slots = new ChoiceSlots(edit.Services, ChoiceSlots.Spread(edit.Places));
                var until = edit.Seconds > 0 ? turn.NowUnixSeconds + edit.Seconds : edit.Value;
                return until == 0 ? slots.Chosen(before, edit.To)
                    : until > turn.NowUnixSeconds ? slots.Paused(before, until)
                    : before;
            case WaitingKind.RuleAddition:
                return new RuleAddition(RuleTarget.Of(edit.Rule), edit.Rule.Pass,
                    (ServiceMask)edit.Rule.Services).Apply(before, words, turn);
            case WaitingKind.RuleRemoval:
                return new RuleRemoval(RuleTarget.Of(edit.Rule), (ServiceMask)edit.Rule.Services)
                    .Apply(before, words, turn);
            default:
                return LineEdit.With(before, before.Care with { CoolingHours = (int)edit.Value });
        }
    }
}

/// <summary>
/// Something is asked for that does not count yet: it is put down to wait, under the journal number of this entry.
/// </summary>
sealed record Putting(StoredEdit Edit, long AtUnixSeconds, E164 Guardian)
    : LineEdit(Guardian.IsNone ? JournalKind.Asked : JournalKind.Proposed)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        var care = before.Care;
        return With(before, care with
        {
            Waiting = care.Waiting.Add(new StoredWaiting(turn.Sequence, AtUnixSeconds, Guardian, Edit)),
        });
    }

    public override bool Touches(in LineChange earlier, LineWords words) => false;
}

/// <summary>
/// Something that waited comes into force: the time of an opening of the line's own has come, or the line said yes to a
/// guardian's proposal.
/// </summary>
/// <param name="Id">The journal number of the asking.</param>
/// <param name="IsProposal">Whether it is a guardian's proposal; else it waits for a time.</param>
/// <param name="IsDone">Whether it was done already, so that the line is as asked.</param>
sealed record ComingIntoForce(long Id, bool IsProposal, bool IsDone) : LineEdit(JournalKind.CameIntoForce)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn) =>
        before.Care.TryWaiting(Id, out var waiting)
            ? StoredEdits.Apply(Withdrawing.Without(before, Id), waiting.Edit, words, turn)
            : before;

    public override string? Refuses(in StoredLine line, DateTimeOffset now)
    {
        if (!line.Choices.Care.TryWaiting(Id, out var waiting) || waiting.IsProposal != IsProposal)
        {
            return IsDone ? null : Withdrawing.NothingWaits(Id);
        }
        var isTime = waiting.AtUnixSeconds <= now.ToUnixTimeSeconds();
        return isTime != IsProposal ? null
            : $"journal number {Id} {(IsProposal ? "has lapsed" : "waits for its time")}";
    }

    public override bool Touches(in LineChange earlier, LineWords words) => Withdrawing.Ends(earlier, Id);

    /// <summary>What it will do, to see whether that opens.</summary>
    public StoredEdit? Inner(in LineChoices running) =>
        running.Care.TryWaiting(Id, out var waiting) ? waiting.Edit : null;
}

/// <summary>Something that waits is taken back or declined.</summary>
sealed record Withdrawing(long Id, E164 Guardian, bool IsDone) : LineEdit(JournalKind.Withdrawn)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn) => Without(before, Id);

    public override string? Refuses(in StoredLine line, DateTimeOffset now)
    {
        if (!line.Choices.Care.TryWaiting(Id, out var waiting))
        {
            return IsDone ? null : NothingWaits(Id);
        }
        return Guardian.IsNone || waiting.Guardian == Guardian
            ? null
            : "a guardian takes back only what the guardian proposed";
    }

    public override bool Touches(in LineChange earlier, LineWords words) => Ends(earlier, Id);

    public static LineChoices Without(in LineChoices choices, long id)
    {
        var care = choices.Care;
        return care.TryWaiting(id, out var waiting)
            ? With(choices, care with { Waiting = care.Waiting.Remove(waiting) })
            : choices;
    }

    /// <summary>Whether a change ended what waited.</summary>
    public static bool Ends(in LineChange change, long id) =>
        change.Before.Care.TryWaiting(id, out _) && !change.After.Care.TryWaiting(id, out _);

    public static string NothingWaits(long id) => $"nothing on the line waits under journal number {id}";
}

/// <summary>Sets the line's cooling-off; a shorter one waits for the end of the one before.</summary>
sealed record CoolingEdit(int Hours) : LineEdit(JournalKind.CoolingSet)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        var care = before.Care;
        return With(before, care with
        {
            CoolingHours = Hours,
            Waiting = care.Waiting.RemoveAll(waiting => waiting.Edit.Kind == WaitingKind.CoolingOff),
        });
    }

    public override bool Touches(in LineChange earlier, LineWords words) =>
        earlier.Before.Care.CoolingHours != earlier.After.Care.CoolingHours;

    public override StoredEdit? ToStored(LineWords words) =>
        new StoredEdit(WaitingKind.CoolingOff, default, 0, default, Hours, 0, default);
}
