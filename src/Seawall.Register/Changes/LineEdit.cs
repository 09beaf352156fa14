using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a change does to a line: from the choices before to those after. Pure.</summary>
abstract record LineEdit(JournalKind Kind)
{
    /// <summary>The choices after; equal to <paramref name="before"/> when they are so already.</summary>
    public abstract LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn);

    /// <summary>Why it is not to be had on the line as it is, in one line for people; null where it is.</summary>
    public virtual string? Refuses(in StoredLine line, DateTimeOffset now) => null;

    /// <summary>Whether an earlier change had to do with what this one asks.</summary>
    public abstract bool Touches(in LineChange earlier, LineWords words);

    /// <summary>The edit as it can wait; null for those that never do.</summary>
    public virtual StoredEdit? ToStored(LineWords words) => null;

    /// <summary>
    /// The same choices without what came to its end: pauses, proposals nobody said yes to, guardians nobody answered.
    /// </summary>
    public static LineChoices WithoutEnded(in LineChoices choices, long nowUnixSeconds)
    {
        if (choices.Detail is not { } detail)
        {
            return choices;
        }
        var care = WithoutEnded(detail.Care, nowUnixSeconds);
        if (ReferenceEquals(care, detail.Care)
            && !detail.Pauses.Any(pause => pause.UntilUnixSeconds <= nowUnixSeconds))
        {
            return choices;
        }
        return choices with
        {
            Detail = Detail(
                detail.Pauses.RemoveAll(pause => pause.UntilUnixSeconds <= nowUnixSeconds), detail.Rules, care),
        };
    }

    static StoredCare? WithoutEnded(StoredCare? care, long now)
    {
        const long AskSeconds = RegisterLimits.GuardianAskDays * 86_400L;
        if (care is null
            || !(care.Guardians.Any(guardian => HasLapsed(guardian))
                || care.Waiting.Any(waiting => waiting.IsProposal && waiting.AtUnixSeconds <= now)))
        {
            return care;
        }
        return care with
        {
            Guardians = care.Guardians.RemoveAll(guardian => HasLapsed(guardian)),
            Waiting = care.Waiting.RemoveAll(waiting => waiting.IsProposal && waiting.AtUnixSeconds <= now),
        };

        bool HasLapsed(in StoredGuardian guardian) =>
            guardian.State != GuardianState.Confirmed && guardian.SinceUnixSeconds + AskSeconds <= now;
    }

    /// <summary>A detail in canonical order, or null when there is nothing in it.</summary>
    public static StoredDetail? Detail(
        IEnumerable<StoredPause> pauses, IEnumerable<StoredRule> rules, StoredCare? care)
    {
        ImmutableArray<StoredPause> ordered = [.. pauses.OrderBy(pause => pause.Service).ThenBy(pause => pause.Zone)];
        ImmutableArray<StoredRule> byId = [.. rules.OrderBy(rule => rule.Id)];
        care = care is { IsEmpty: false } ? care : null;
        return ordered.IsEmpty && byId.IsEmpty && care is null ? null : new StoredDetail(ordered, byId, care);
    }

    /// <summary>The same choices with another care.</summary>
    public static LineChoices With(in LineChoices choices, StoredCare care) => choices with
    {
        Detail = Detail(choices.Detail?.Pauses ?? [], choices.Detail?.Rules ?? [], care),
    };
}

/// <summary>
/// Sets the choice of services and zones (a set of the settings' zones by index). With an end it is a pause: it lies
/// over the choice and falls away by itself; where the choice is open already it has nothing to add. Without, it ends
/// pauses. <paramref name="Seconds"/> is the length of a pause that was given by it.
/// </summary>
sealed record ChoiceEdit(ServiceMask Services, byte Zones, Choice To, long? UntilUnixSeconds, long? Seconds = null)
    : LineEdit(JournalKind.Choice)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        var slots = new ChoiceSlots(Services, words.Spread(Zones));
        return UntilUnixSeconds is { } until ? slots.Paused(before, until) : slots.Chosen(before, To);
    }

    public override bool Touches(in LineChange earlier, LineWords words)
    {
        var slots = new ChoiceSlots(Services, words.Spread(Zones));
        var both = slots.Slots | slots.Slots << 1;
        return (Services.HasFlag(ServiceMask.Voice) && ((earlier.Before.Voice ^ earlier.After.Voice) & both) != 0)
            || (Services.HasFlag(ServiceMask.Sms) && ((earlier.Before.Sms ^ earlier.After.Sms) & both) != 0)
            || Pauses(earlier.Before).Except(Pauses(earlier.After)).Any(pause => slots.Covers(pause))
            || Pauses(earlier.After).Except(Pauses(earlier.Before)).Any(pause => slots.Covers(pause));
    }

    static ImmutableArray<StoredPause> Pauses(in LineChoices choices) => choices.Detail?.Pauses ?? [];

    public override StoredEdit? ToStored(LineWords words) => new StoredEdit(
        WaitingKind.Choice, Services, ChoiceSlots.Places(words.Spread(Zones)), To,
        Seconds is null ? UntilUnixSeconds ?? 0 : 0, Seconds ?? 0, default);
}
