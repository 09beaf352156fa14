using System.Numerics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Whether a change lets through what was kept out before: what care is taken with. Pure.</summary>
static class Opening
{
    const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>
    /// Whether a service and zone that was shut, by choice or by a campaign, becomes open, a pause of one becomes
    /// longer, a rule that passes is new or for more, or one that refuses is gone or for less. The choices before are
    /// without ended pauses.
    /// </summary>
    public static bool Is(in LineChoices before, in LineChoices after, DefaultSlots shut) =>
        Zones(shut.Shown(before), shut.Shown(after)) || Loosens(before.Detail, after.Detail);

    /// <summary>Whether something that campaigns shut, and the line did not, becomes open.</summary>
    public static bool IsOfDefault(in LineChoices before, in LineChoices after, DefaultSlots shut) =>
        Zones(OnlyShut(before, shut), shut.Shown(after));

    static LineChoices OnlyShut(in LineChoices before, DefaultSlots shut)
    {
        var shown = shut.Shown(before);
        return shown with { Voice = shown.Voice ^ before.Voice, Sms = shown.Sms ^ before.Sms };
    }

    static bool Zones(in LineChoices before, in LineChoices after) =>
        Opens(Service.Voice, before.Voice, after.Voice, before.Detail, after.Detail)
        || Opens(Service.Sms, before.Sms, after.Sms, before.Detail, after.Detail);

    static bool Opens(Service service, ulong before, ulong after, StoredDetail? detailBefore, StoredDetail? detailAfter)
    {
        for (var shut = before >> 1 & LowBits; shut != 0; shut &= shut - 1)
        {
            var place = (byte)(BitOperations.TrailingZeroCount(shut) / 2);
            var until = (after >> (2 * place) & 3) == (ulong)Choice.Shut
                ? Until(service, place, detailAfter)
                : long.MaxValue;
            if (until > Until(service, place, detailBefore))
            {
                return true;
            }
        }
        return false;
    }

    static long Until(Service service, byte place, StoredDetail? detail)
    {
        foreach (var pause in detail?.Pauses ?? [])
        {
            if (pause.Service == service && pause.Zone == place)
            {
                return pause.UntilUnixSeconds;
            }
        }
        return 0;
    }

    static bool Loosens(StoredDetail? before, StoredDetail? after)
    {
        foreach (var rule in after?.Rules ?? [])
        {
            if (rule.Pass && (rule.Services & ~Services(before, rule)) != 0)
            {
                return true;
            }
        }
        foreach (var rule in before?.Rules ?? [])
        {
            if (!rule.Pass && (rule.Services & ~Services(after, rule)) != 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The services of the rules of the same mind on the same target.</summary>
    static byte Services(StoredDetail? detail, in StoredRule like)
    {
        var target = new RuleTarget(like.Number, like.Country, like.Registered);
        byte services = 0;
        foreach (var rule in detail?.Rules ?? [])
        {
            services |= rule.Pass == like.Pass && target.Is(rule) ? rule.Services : (byte)0;
        }
        return services;
    }
}
