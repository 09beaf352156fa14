namespace Seawall.Screening;

/// <summary>
/// Where traffic enters: the strongest evidence of origin, because the operator configured it. Values are stored.
/// </summary>
public enum TrunkClass : byte
{
    /// <summary>
    /// An international gateway or hub: everything on it comes from abroad, whatever its numbers claim.
    /// </summary>
    International = 1,

    /// <summary>Another operator of the home country.</summary>
    Domestic = 2,

    /// <summary>The operator's own core network.</summary>
    Core = 3,
}
