namespace Seawall.Register;

/// <summary>
/// Gives the settings' zones a place in the stored form, as entries of the journal: the chain covers what its bits
/// mean.
/// </summary>
static class ZoneNaming
{
    /// <summary>The batch that places what has no place yet; null when everything has.</summary>
    public static StoreBatch? Place(LineWords words, ref JournalTip end, DateTimeOffset now)
    {
        List<JournalEntry> entries = [];
        List<StoredZone> zones = [];
        var head = end.Head;
        foreach (var name in words.Unplaced)
        {
            var place = words.Stored.Length + zones.Count;
            if (place >= RegisterLimits.StoredZonesMax)
            {
                throw new StoreException(StoreFailure.Conflict,
                    $"the store holds {RegisterLimits.StoredZonesMax} zone names already, none is left for '{name}'");
            }
            var entry = Chain.Entry(end, now, JournalKind.ZoneNamed, ChangeSource.System,
                0, JournalForm.ZoneBody((byte)place, name));
            entries.Add(entry);
            zones.Add(new StoredZone((byte)place, name, entry.Sequence));
            end = Chain.After(end, entry);
        }
        return entries.Count == 0
            ? null
            : new StoreBatch { Expected = head, Next = end.Head, Entries = entries, Zones = zones };
    }
}
