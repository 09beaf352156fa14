namespace Seawall.Numbering;

/// <summary>A line of the portability file that was left out: its number, the header being 1, and why.</summary>
public readonly record struct PortedRejection(int Line, string Reason);
