using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A line that somebody is a guardian of, as the guardian sees it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Guardian">How far they are, and what the guardian may see.</param>
public sealed record WardView(E164 Line, GuardianView Guardian);
