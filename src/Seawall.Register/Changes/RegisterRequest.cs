namespace Seawall.Register;

/// <summary>
/// Who asks the register for a change, by which way in, and on what ground: what every request says and every journal
/// entry keeps.
/// </summary>
public abstract record RegisterRequest
{
    /// <summary>
    /// Who asks: the line, an account, a staff id. Where a guardian speaks the register names the guardian.
    /// </summary>
    public required string Who { get; init; }

    /// <summary>By which way in.</summary>
    public required ChangeWay Way { get; init; }

    /// <summary>Why, or on what ground.</summary>
    public string? Note { get; init; }

    /// <summary>What the change can be traced back to: the id of a text, a session, a request.</summary>
    public string? Evidence { get; init; }
}
