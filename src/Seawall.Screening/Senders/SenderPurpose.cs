namespace Seawall.Screening;

/// <summary>
/// What a registered sender is registered for, and which of them a line or the operator lets through. A set: one for
/// any purpose is of both. Values are stored; they never change meaning.
/// </summary>
[Flags]
public enum SenderPurpose : byte
{
    /// <summary>Not registered; let none through.</summary>
    None = 0,

    /// <summary>Codes of one use: to sign in, to pay.</summary>
    Code = 1,

    /// <summary>Notices of a service the subscriber uses.</summary>
    Service = 2,

    Any = Code | Service,
}
