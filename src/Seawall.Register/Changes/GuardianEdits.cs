using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// A line asks somebody to be its guardian, or somebody offers it. Where the other side asked before, both have said
/// yes.
/// </summary>
/// <param name="Guardian">Who.</param>
/// <param name="ByGuardian">Whether the guardian speaks; else the line does.</param>
/// <param name="SeesRefused">Whether the guardian may see what was refused; only the line says so.</param>
sealed record GuardianAsking(E164 Guardian, bool ByGuardian, bool SeesRefused) : LineEdit(JournalKind.GuardianAsked)
{
    GuardianState Mine => ByGuardian ? GuardianState.AskedByGuardian : GuardianState.AskedByLine;

    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        var care = before.Care;
        if (!care.TryGuardian(Guardian, out var guardian))
        {
            guardian = new StoredGuardian(Guardian, Mine, SeesRefused && !ByGuardian, turn.NowUnixSeconds);
            return GuardianEnding.Put(before, guardian);
        }
        var after = ByGuardian ? guardian : guardian with { SeesRefused = SeesRefused };
        if (guardian.State != Mine && guardian.State != GuardianState.Confirmed)
        {
            after = after with { State = GuardianState.Confirmed, SinceUnixSeconds = turn.NowUnixSeconds };
        }
        return after == guardian ? before : GuardianEnding.Put(before, after);
    }

    public override string? Refuses(in StoredLine line, DateTimeOffset now)
    {
        if (line.Number == Guardian)
        {
            return "a line is not its own guardian";
        }
        var care = WithoutEnded(line.Choices, now.ToUnixTimeSeconds()).Care;
        return care.Guardians.Length >= RegisterLimits.GuardiansMax && !care.TryGuardian(Guardian, out _)
            ? $"a line has at most {RegisterLimits.GuardiansMax} guardians"
            : null;
    }

    public override bool Touches(in LineChange earlier, LineWords words) =>
        GuardianEnding.Differs(earlier, Guardian);
}

/// <summary>The side that was asked says yes.</summary>
sealed record GuardianConfirming(E164 Guardian, bool ByGuardian) : LineEdit(JournalKind.GuardianConfirmed)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn) =>
        before.Care.TryGuardian(Guardian, out var guardian) && guardian.State != GuardianState.Confirmed
            ? GuardianEnding.Put(before, guardian with
            {
                State = GuardianState.Confirmed, SinceUnixSeconds = turn.NowUnixSeconds,
            })
            : before;

    public override string? Refuses(in StoredLine line, DateTimeOffset now)
    {
        var care = WithoutEnded(line.Choices, now.ToUnixTimeSeconds()).Care;
        var asked = ByGuardian ? GuardianState.AskedByLine : GuardianState.AskedByGuardian;
        return care.TryGuardian(Guardian, out var guardian)
            && (guardian.State == asked || guardian.State == GuardianState.Confirmed)
            ? null
            : "the other side has not asked, or it was too long ago";
    }

    public override bool Touches(in LineChange earlier, LineWords words) =>
        GuardianEnding.Differs(earlier, Guardian);
}

/// <summary>Either side ends it, asked or confirmed; what the guardian proposed goes with it.</summary>
sealed record GuardianEnding(E164 Guardian) : LineEdit(JournalKind.GuardianEnded)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        var care = before.Care;
        return care.TryGuardian(Guardian, out var guardian)
            ? With(before, care with
            {
                Guardians = care.Guardians.Remove(guardian),
                Waiting = care.Waiting.RemoveAll(waiting => waiting.Guardian == Guardian),
            })
            : before;
    }

    public override bool Touches(in LineChange earlier, LineWords words) => Differs(earlier, Guardian);

    /// <summary>Whether a change had to do with a guardian.</summary>
    public static bool Differs(in LineChange earlier, E164 number) =>
        earlier.Before.Care.TryGuardian(number, out var before)
            != earlier.After.Care.TryGuardian(number, out var after)
        || before != after;

    /// <summary>The line with a guardian as given, in order of number.</summary>
    public static LineChoices Put(in LineChoices choices, StoredGuardian guardian)
    {
        var care = choices.Care;
        return With(choices, care with
        {
            Guardians =
            [
                .. care.Guardians.Where(one => one.Number != guardian.Number).Append(guardian)
                    .OrderBy(one => one.Number.Value),
            ],
        });
    }
}
