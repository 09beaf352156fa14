using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How a guardian who acts on a line is named in the journal.</summary>
static class ActingGuardian
{
    /// <summary>What such a name begins with.</summary>
    public const string Prefix = "guardian +";

    public static string Who(E164 guardian) => $"guardian {guardian}";
}
