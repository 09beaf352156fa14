using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The number, the country (ISO letters) or the registered senders a rule is about.</summary>
readonly record struct RuleTarget(E164 Number, ushort Country, SenderPurpose Registered = SenderPurpose.None)
{
    /// <summary>The services such a rule can be for: registered senders send texts.</summary>
    public ServiceMask Services => Registered == SenderPurpose.None ? ServiceMask.All : ServiceMask.Sms;

    public static RuleTarget Of(in StoredRule rule) => new(rule.Number, rule.Country, rule.Registered);

    public bool Is(in StoredRule rule) =>
        rule.Number == Number && rule.Country == Country && rule.Registered == Registered;

    /// <summary>A rule on the target without its id.</summary>
    public StoredRule Rule(bool pass, ServiceMask services) =>
        new(0, pass, (byte)services, Number, Country, Registered);

    /// <summary>The care without additions of rules that pass the target, which wait.</summary>
    public StoredCare? Without(StoredCare? care)
    {
        if (care is null || care.Waiting.IsEmpty)
        {
            return care;
        }
        var target = this;
        return care with
        {
            Waiting = care.Waiting.RemoveAll(waiting =>
                waiting.Edit.Kind is WaitingKind.RuleAddition or WaitingKind.RuleRemoval
                && target.Is(waiting.Edit.Rule)),
        };
    }
}

/// <summary>
/// Adds a rule. A target has at most one rule that passes and one that refuses, for different services: a rule of the
/// same mind is widened and keeps its id, one of the other mind is narrowed or removed.
/// </summary>
sealed record RuleAddition(RuleTarget Target, bool Pass, ServiceMask Services) : LineEdit(JournalKind.RuleAdded)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
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
            rules.Add(Target.Rule(Pass, Services) with { Id = turn.NextRule() });
        }
        var care = before.Detail?.Care;
        return before with { Detail = Detail(before.Detail?.Pauses ?? [], rules, Pass ? care : Target.Without(care)) };
    }

    public override bool Touches(in LineChange earlier, LineWords words) => RuleRemoval.Differs(earlier, Target);

    public override StoredEdit? ToStored(LineWords words) =>
        new StoredEdit(WaitingKind.RuleAddition, default, 0, default, 0, 0, Target.Rule(Pass, Services));
}

/// <summary>Removes the services of a target's rules, and the rules that are left without any.</summary>
sealed record RuleRemoval(RuleTarget Target, ServiceMask Services) : LineEdit(JournalKind.RuleRemoved)
{
    public override LineChoices Apply(in LineChoices before, LineWords words, EditTurn turn)
    {
        if (before.Detail is not { } detail)
        {
            return before;
        }
        var rules = detail.Rules
            .Select(rule => Target.Is(rule) ? rule with { Services = (byte)(rule.Services & ~(byte)Services) } : rule)
            .Where(rule => rule.Services != 0);
        return before with { Detail = Detail(detail.Pauses, rules, detail.Care) };
    }

    public override bool Touches(in LineChange earlier, LineWords words) => Differs(earlier, Target);

    public override StoredEdit? ToStored(LineWords words) =>
        new StoredEdit(WaitingKind.RuleRemoval, default, 0, default, 0, 0, Target.Rule(false, Services));

    /// <summary>Whether a change had to do with the target's rules.</summary>
    public static bool Differs(in LineChange earlier, RuleTarget target) =>
        !Of(earlier.Before, target).SequenceEqual(Of(earlier.After, target));

    static IEnumerable<StoredRule> Of(in LineChoices choices, RuleTarget target) =>
        (choices.Detail?.Rules ?? []).Where(rule => target.Is(rule));
}
