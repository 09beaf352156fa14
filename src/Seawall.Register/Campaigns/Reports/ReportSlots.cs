using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The services and zones of a campaign as bits: a zone of calls at its place among the campaign's, the same zone of
/// texts eight further on. A zone gets its place when a version of the campaign first has it.
/// </summary>
sealed class ReportSlots(IReadOnlyList<StoredZone> stored)
{
    /// <summary>As many as the settings hold at a time.</summary>
    const int ZonesMax = ScreeningLimits.ZonesMax;

    readonly List<string> _names = [];
    readonly List<int> _places = [];

    /// <summary>Whether the campaign had more zones over all its versions than are looked at.</summary>
    public bool HasLeftOut { get; private set; }

    /// <summary>The bits of a version.</summary>
    public ushort Of(Campaign terms)
    {
        var slots = 0;
        foreach (var zone in terms.Zones)
        {
            var at = _names.IndexOf(zone);
            if (at < 0)
            {
                if (_names.Count == ZonesMax)
                {
                    HasLeftOut = true;
                    continue;
                }
                at = _names.Count;
                _names.Add(zone);
                _places.Add(Place(zone));
            }
            slots |= (terms.Services.HasFlag(ServiceMask.Voice) ? 1 << at : 0)
                | (terms.Services.HasFlag(ServiceMask.Sms) ? 1 << (at + ZonesMax) : 0);
        }
        return (ushort)slots;
    }

    /// <summary>Where the stored form of choices has the zone; negative where nobody ever decided on it.</summary>
    int Place(string zone)
    {
        foreach (var one in stored)
        {
            if (one.Name == zone)
            {
                return one.Place;
            }
        }
        return -1;
    }

    /// <summary>The slots a line decided.</summary>
    public ushort Decided(in LineChoices choices) => Where(choices, static choice => choice != Choice.Undecided);

    /// <summary>The slots a line shut.</summary>
    public ushort Shut(in LineChoices choices) => Where(choices, static choice => choice == Choice.Shut);

    /// <summary>The slots a line opened, those that a pause opens included.</summary>
    public ushort Open(in LineChoices choices)
    {
        var open = (int)Where(choices, static choice => choice == Choice.Open);
        foreach (var pause in choices.Detail?.Pauses ?? [])
        {
            var at = _places.IndexOf(pause.Zone);
            open |= at < 0 ? 0 : 1 << (pause.Service == Service.Voice ? at : at + ZonesMax);
        }
        return (ushort)open;
    }

    ushort Where(in LineChoices choices, Func<Choice, bool> isSo)
    {
        var slots = 0;
        for (var at = 0; at < _places.Count; at++)
        {
            if (_places[at] is >= 0 and var place)
            {
                slots |= isSo((Choice)(choices.Voice >> (2 * place) & 3)) ? 1 << at : 0;
                slots |= isSo((Choice)(choices.Sms >> (2 * place) & 3)) ? 1 << (at + ZonesMax) : 0;
            }
        }
        return (ushort)slots;
    }
}
