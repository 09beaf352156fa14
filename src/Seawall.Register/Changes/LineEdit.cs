using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a change does to a line: from the choices before to those after. Pure.</summary>
abstract record LineEdit(JournalKind Kind)
{
    /// <summary>The choices after; equal to <paramref name="before"/> when they are so already.</summary>
    public abstract LineChoices Apply(in LineChoices before, LineWords words, ref uint lastRule);

    /// <summary>Why it is not to be had on the line as it is, in one line for people; null where it is.</summary>
    public virtual string? Refuses(in StoredLine line, DateTimeOffset now) => null;

    /// <summary>Whether an earlier change had to do with what this one asks.</summary>
    public abstract bool Touches(in LineChange earlier, LineWords words);

    /// <summary>The same choices without the pauses that ended.</summary>
    public static LineChoices WithoutEnded(in LineChoices choices, long nowUnixSeconds)
    {
        if (choices.Detail is null || !choices.Detail.Pauses.Any(pause => pause.UntilUnixSeconds <= nowUnixSeconds))
        {
            return choices;
        }
        return choices with
        {
            Detail = Detail(
                choices.Detail.Pauses.RemoveAll(pause => pause.UntilUnixSeconds <= nowUnixSeconds),
                choices.Detail.Rules),
        };
    }

    /// <summary>A detail in canonical order, or null when there is nothing in it.</summary>
    protected static StoredDetail? Detail(IEnumerable<StoredPause> pauses, IEnumerable<StoredRule> rules)
    {
        ImmutableArray<StoredPause> ordered = [.. pauses.OrderBy(pause => pause.Service).ThenBy(pause => pause.Zone)];
        ImmutableArray<StoredRule> byId = [.. rules.OrderBy(rule => rule.Id)];
        return ordered.IsEmpty && byId.IsEmpty ? null : new StoredDetail(ordered, byId);
    }
}

/// <summary>
/// Sets the choice of services and zones (a set of the settings' zones by index). With an end it is a pause: it lies
/// over the choice and falls away by itself; where the choice is open already it has nothing to add. Without, it ends
/// pauses.
/// </summary>
sealed record ChoiceEdit(ServiceMask Services, byte Zones, Choice To, long? UntilUnixSeconds)
    : LineEdit(JournalKind.Choice)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, ref uint lastRule)
    {
        var slots = words.Spread(Zones);
        return UntilUnixSeconds is { } until ? Paused(before, slots, until) : Chosen(before, slots);
    }

    LineChoices Chosen(in LineChoices before, ulong slots)
    {
        var after = before with
        {
            Voice = Set(before.Voice, Services.HasFlag(ServiceMask.Voice) ? slots : 0),
            Sms = Set(before.Sms, Services.HasFlag(ServiceMask.Sms) ? slots : 0),
        };
        if (before.Detail is null || before.Detail.Pauses.IsEmpty)
        {
            return after;
        }
        return after with
        {
            Detail = Detail(before.Detail.Pauses.Where(pause => !Covers(pause, slots)), before.Detail.Rules),
        };
    }

    LineChoices Paused(in LineChoices before, ulong slots, long until)
    {
        List<StoredPause> pauses = [.. before.Detail?.Pauses.Where(pause => !Covers(pause, slots)) ?? []];
        foreach (var (service, bits) in ((Service, ulong)[])[(Service.Voice, before.Voice), (Service.Sms, before.Sms)])
        {
            for (byte place = 0; place < RegisterLimits.StoredZonesMax; place++)
            {
                var pause = new StoredPause(service, place, until);
                if (Covers(pause, slots) && (Choice)(bits >> (2 * place) & 3) != Choice.Open)
                {
                    pauses.Add(pause);
                }
            }
        }
        return before with { Detail = Detail(pauses, before.Detail?.Rules ?? []) };
    }

    public override bool Touches(in LineChange earlier, LineWords words)
    {
        var slots = words.Spread(Zones);
        var both = slots | slots << 1;
        return (Services.HasFlag(ServiceMask.Voice) && ((earlier.Before.Voice ^ earlier.After.Voice) & both) != 0)
            || (Services.HasFlag(ServiceMask.Sms) && ((earlier.Before.Sms ^ earlier.After.Sms) & both) != 0)
            || Pauses(earlier.Before).Except(Pauses(earlier.After)).Any(pause => Covers(pause, slots))
            || Pauses(earlier.After).Except(Pauses(earlier.Before)).Any(pause => Covers(pause, slots));
    }

    static ImmutableArray<StoredPause> Pauses(in LineChoices choices) => choices.Detail?.Pauses ?? [];

    bool Covers(in StoredPause pause, ulong slots) =>
        Services.HasFlag(pause.Service == Service.Voice ? ServiceMask.Voice : ServiceMask.Sms)
        && (slots >> (2 * pause.Zone) & 1) != 0;

    ulong Set(ulong bits, ulong slots) => bits & ~(slots | slots << 1) | slots * (ulong)To;
}

/// <summary>The number, the country (ISO letters) or the registered senders a rule is about.</summary>
readonly record struct RuleTarget(E164 Number, ushort Country, SenderPurpose Registered = SenderPurpose.None)
{
    /// <summary>The services such a rule can be for: registered senders send texts.</summary>
    public ServiceMask Services => Registered == SenderPurpose.None ? ServiceMask.All : ServiceMask.Sms;

    public bool Is(in StoredRule rule) =>
        rule.Number == Number && rule.Country == Country && rule.Registered == Registered;
}

/// <summary>
/// Adds a rule. A target has at most one rule that passes and one that refuses, for different services: a rule of the
/// same mind is widened and keeps its id, one of the other mind is narrowed or removed.
/// </summary>
sealed record RuleAddition(RuleTarget Target, bool Pass, ServiceMask Services) : LineEdit(JournalKind.RuleAdded)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, ref uint lastRule)
    {
        List<StoredRule> rules = [];
        var (found, services) = (false, (byte)Services);
        foreach (var rule in before.Detail?.Rules ?? [])
        {
            if (!Target.Is(rule))
            {
                rules.Add(rule);
            }
            else if (rule.Pass == Pass)
            {
                rules.Add(rule with { Services = (byte)(rule.Services | services) });
                found = true;
            }
            else if ((rule.Services & ~services) != 0)
            {
                rules.Add(rule with { Services = (byte)(rule.Services & ~services) });
            }
        }
        if (!found)
        {
            rules.Add(new StoredRule(
                ++lastRule, Pass, services, Target.Number, Target.Country, Target.Registered));
        }
        return before with { Detail = Detail(before.Detail?.Pauses ?? [], rules) };
    }

    public override bool Touches(in LineChange earlier, LineWords words) => RuleRemoval.Differs(earlier, Target);
}

/// <summary>Removes the services of a target's rules, and the rules that are left without any.</summary>
sealed record RuleRemoval(RuleTarget Target, ServiceMask Services) : LineEdit(JournalKind.RuleRemoved)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, ref uint lastRule)
    {
        if (before.Detail is null)
        {
            return before;
        }
        var rules = before.Detail.Rules
            .Select(rule => Target.Is(rule) ? rule with { Services = (byte)(rule.Services & ~(byte)Services) } : rule)
            .Where(rule => rule.Services != 0);
        return before with { Detail = Detail(before.Detail.Pauses, rules) };
    }

    public override bool Touches(in LineChange earlier, LineWords words) => Differs(earlier, Target);

    /// <summary>Whether a change had to do with the target's rules.</summary>
    public static bool Differs(in LineChange earlier, RuleTarget target) =>
        !Of(earlier.Before, target).SequenceEqual(Of(earlier.After, target));

    static IEnumerable<StoredRule> Of(in LineChoices choices, RuleTarget target) =>
        (choices.Detail?.Rules ?? []).Where(rule => target.Is(rule));
}
