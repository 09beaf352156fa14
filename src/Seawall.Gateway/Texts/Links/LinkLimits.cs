namespace Seawall.Gateway;

/// <summary>Every limit of the links.</summary>
internal static class LinkLimits
{
    /// <summary>Requests of a session itself that wait at a time: a bind or an enquire_link, an unbind.</summary>
    public const int SessionRequestsMax = 4;

    /// <summary>How often timers are looked at; each may be late by so much.</summary>
    public const int SweepMs = 250;

    /// <summary>
    /// Requests of a message centre that wait for our response at a time: receipts and texts of subscribers.
    /// </summary>
    public const int HopWindow = 1_000;

    /// <summary>Octets of requests that one link may have parked.</summary>
    public const int ParkOctetsMax = 1 << 20;

    /// <summary>Sources that wrong passwords are remembered of; the oldest gives way.</summary>
    public const int SlowedSourcesMax = 4_096;

    /// <summary>How late the answer to the first wrong password of a source is; each further one doubles it.</summary>
    public const int SlowFirstMs = 1_000;

    /// <summary>The latest that an answer to a wrong password is.</summary>
    public const int SlowLongestMs = 30_000;

    /// <summary>A source that was quiet for so long starts afresh.</summary>
    public const int SlowForgottenMs = 600_000;

    /// <summary>Binds that one source has waiting for their judgement; more are turned away unjudged.</summary>
    public const int SlowWaitingMax = 8;

    /// <summary>How long a message centre that said too fast gets no notices; each further time doubles it.</summary>
    public const int RestFirstMs = 250;

    /// <summary>The longest such rest.</summary>
    public const int RestLongestMs = 10_000;
}
