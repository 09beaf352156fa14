namespace Seawall.Gateway;

/// <summary>What was decided for a text: what all its parts share.</summary>
internal enum TextDecision : byte
{
    /// <summary>Handed on.</summary>
    Pass = 1,

    /// <summary>Handed on with the trunk's mark of a forged sender.</summary>
    PassMarked = 2,

    /// <summary>Refused in the trunk's way.</summary>
    Refuse = 3,
}
