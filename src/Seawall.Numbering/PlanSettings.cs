using Seawall.Screening;

namespace Seawall.Numbering;

/// <summary>What a numbering plan is built for.</summary>
/// <param name="HomeCallingCode">The home country's calling code without plus, such as 86.</param>
/// <param name="PortedFile">
/// Path of the portability file, a CSV with the columns <c>number,operator,region</c> in any order; null where there is
/// none.
/// </param>
public sealed record PlanSettings(string HomeCallingCode, string? PortedFile = null)
{
    /// <summary>
    /// How numbers in the portability file are written; null: with plus, behind 00, or as the home country dials them
    /// with the national prefix 0 or none.
    /// </summary>
    public DialRules? HomeDial { get; init; }
}
