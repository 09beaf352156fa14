using Seawall.Screening;

namespace Seawall.Register;

/// <summary>How far a line and its guardian are with each other. Stored; values never change meaning.</summary>
public enum GuardianState : byte
{
    /// <summary>The line asked, the guardian has not answered.</summary>
    AskedByLine = 1,

    /// <summary>The guardian offered, the line has not answered.</summary>
    AskedByGuardian = 2,

    /// <summary>Both said yes.</summary>
    Confirmed = 3,
}

/// <summary>Who helps with a line: may shut it at once, may propose to open it, is told of every change.</summary>
/// <param name="Number">The guardian's own number.</param>
/// <param name="State">How far they are.</param>
/// <param name="SeesRefused">Whether the guardian may see what was refused to the line.</param>
/// <param name="Since">Since when.</param>
public sealed record GuardianView(E164 Number, GuardianState State, bool SeesRefused, DateTimeOffset Since);
