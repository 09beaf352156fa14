namespace Seawall.Screening;

/// <summary>What a trace says of a campaign: which, and a moment that the note explains.</summary>
/// <param name="Id">The campaign's id.</param>
/// <param name="UnixSeconds">The moment; 0 for none. A trace keeps those from 1970 to 2106.</param>
public readonly record struct CampaignFinding(uint Id, long UnixSeconds)
{
    /// <summary>Both in one word: the id in the high half.</summary>
    public ulong Packed => ((ulong)Id << 32) | (uint)Math.Clamp(UnixSeconds, 0, uint.MaxValue);

    /// <summary>The other way round.</summary>
    public static CampaignFinding Unpack(ulong packed) => new((uint)(packed >> 32), (uint)packed);
}
