namespace Seawall.Gateway;

/// <summary>
/// What links turn away though it is well-formed, as a closed set; each is a metric label beside those of the wire.
/// </summary>
internal enum LinkRefusal : byte
{
    None = 0,

    /// <summary>A bind with a system_id that no trunk has: 0x0F, late.</summary>
    SystemUnknown = 1,

    /// <summary>A bind with a wrong password: 0x0E, late.</summary>
    PasswordWrong = 2,

    /// <summary>A bind from an address that is not its trunk's: 0x0D, late.</summary>
    SourceForbidden = 3,

    /// <summary>A bind beyond as many as its trunk may have: 0x0D.</summary>
    TooManyBinds = 4,

    /// <summary>A bind from a source that guesses, not even judged: 0x0D.</summary>
    TooManyAttempts = 5,

    /// <summary>An outbind that no target of ours was to send. Closed, late.</summary>
    OutbindUnknown = 6,

    /// <summary>No bind in time after the connection. Closed.</summary>
    SessionInitTimedOut = 7,

    /// <summary>The peer does not answer enquire_link, nor says anything else. Closed.</summary>
    PeerSilent = 8,

    /// <summary>The peer did not answer a request of ours in time.</summary>
    ResponseTimedOut = 9,

    /// <summary>A request beyond the window of a peer that owes us responses: 0x58.</summary>
    WindowFull = 10,

    /// <summary>A request on a link that is about to be unbound: try again, elsewhere.</summary>
    Leaving = 11,

    /// <summary>A peer answered our bind with an error. Closed, and tried again later.</summary>
    BindRefused = 12,

    /// <summary>A bind while we drain: 0x0D.</summary>
    Draining = 13,
}

/// <summary>The labels.</summary>
internal static class LinkRefusals
{
    public const int Count = 14;

    public static string Label(LinkRefusal refusal) => refusal switch
    {
        LinkRefusal.SystemUnknown => "system_unknown",
        LinkRefusal.PasswordWrong => "password_wrong",
        LinkRefusal.SourceForbidden => "source_forbidden",
        LinkRefusal.TooManyBinds => "too_many_binds",
        LinkRefusal.TooManyAttempts => "too_many_attempts",
        LinkRefusal.OutbindUnknown => "outbind_unknown",
        LinkRefusal.SessionInitTimedOut => "session_init_timed_out",
        LinkRefusal.PeerSilent => "peer_silent",
        LinkRefusal.ResponseTimedOut => "response_timed_out",
        LinkRefusal.WindowFull => "window_full",
        LinkRefusal.Leaving => "leaving",
        LinkRefusal.BindRefused => "bind_refused",
        LinkRefusal.Draining => "draining",
        _ => "none",
    };
}
