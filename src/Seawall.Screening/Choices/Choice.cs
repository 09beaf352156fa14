namespace Seawall.Screening;

/// <summary>
/// What a subscriber decided for a service and zone. Values are stored and sent; they never change meaning.
/// </summary>
public enum Choice : byte
{
    /// <summary>Nothing yet.</summary>
    Undecided = 0,

    Open = 1,

    Shut = 2,
}
