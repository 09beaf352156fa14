using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Services and stored zones that are set together; of each slot the low bit of its two. Pure.</summary>
readonly record struct ChoiceSlots(ServiceMask Services, ulong Slots)
{
    /// <summary>The slots with a choice, their pauses ended.</summary>
    public LineChoices Chosen(in LineChoices before, Choice to)
    {
        var after = before with
        {
            Voice = Set(before.Voice, Services.HasFlag(ServiceMask.Voice) ? Slots : 0, to),
            Sms = Set(before.Sms, Services.HasFlag(ServiceMask.Sms) ? Slots : 0, to),
        };
        return before.Detail is { } detail
            ? after with { Detail = LineEdit.Detail(Others(detail.Pauses), detail.Rules, Care(detail.Care, to)) }
            : after;
    }

    ImmutableArray<StoredPause> Others(ImmutableArray<StoredPause> pauses)
    {
        var slots = this;
        return pauses.IsEmpty ? pauses : [.. pauses.Where(pause => !slots.Covers(pause))];
    }

    /// <summary>What no longer opens ends the openings that wait for the same slots.</summary>
    StoredCare? Care(StoredCare? care, Choice to)
    {
        if (care is null || care.Waiting.IsEmpty || to == Choice.Open)
        {
            return care;
        }
        var slots = this;
        return care with { Waiting = care.Waiting.RemoveAll(waiting => slots.Meets(waiting.Edit)) };
    }

    /// <summary>The slots paused; where the choice is open already a pause has nothing to add.</summary>
    public LineChoices Paused(in LineChoices before, long until)
    {
        List<StoredPause> pauses = [.. Others(before.Detail?.Pauses ?? [])];
        foreach (var (service, bits) in ((Service, ulong)[])[(Service.Voice, before.Voice), (Service.Sms, before.Sms)])
        {
            for (byte place = 0; place < RegisterLimits.StoredZonesMax; place++)
            {
                var pause = new StoredPause(service, place, until);
                if (Covers(pause) && (Choice)(bits >> (2 * place) & 3) != Choice.Open)
                {
                    pauses.Add(pause);
                }
            }
        }
        return before with { Detail = LineEdit.Detail(pauses, before.Detail?.Rules ?? [], before.Detail?.Care) };
    }

    /// <summary>Whether a pause is of one of the slots.</summary>
    public bool Covers(in StoredPause pause) =>
        Services.HasFlag(pause.Service == Service.Voice ? ServiceMask.Voice : ServiceMask.Sms)
        && (Slots >> (2 * pause.Zone) & 1) != 0;

    bool Meets(in StoredEdit edit) =>
        edit.Kind == WaitingKind.Choice && (edit.Services & Services) != 0
        && (Places(Slots) & edit.Places) != 0;

    /// <summary>Slots as a bit for each place.</summary>
    public static uint Places(ulong slots)
    {
        uint places = 0;
        for (var place = 0; place < RegisterLimits.StoredZonesMax; place++)
        {
            places |= (uint)(slots >> (2 * place) & 1) << place;
        }
        return places;
    }

    /// <summary>Slots from a bit for each place.</summary>
    public static ulong Spread(uint places)
    {
        var slots = 0UL;
        for (var place = 0; place < RegisterLimits.StoredZonesMax; place++)
        {
            slots |= (ulong)(places >> place & 1) << (2 * place);
        }
        return slots;
    }

    static ulong Set(ulong bits, ulong slots, Choice to) => bits & ~(slots | slots << 1) | slots * (ulong)to;
}
