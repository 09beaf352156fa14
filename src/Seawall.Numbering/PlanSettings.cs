namespace Seawall.Numbering;

/// <summary>What a numbering plan is built for.</summary>
/// <param name="HomeCallingCode">The home country's calling code without plus, such as 86.</param>
/// <param name="PortedFile">
/// Path of the portability file, a CSV with the columns <c>number,operator,region</c> in any order; null where there is none.
/// </param>
public sealed record PlanSettings(string HomeCallingCode, string? PortedFile = null);
