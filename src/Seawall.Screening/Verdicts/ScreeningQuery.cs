namespace Seawall.Screening;

/// <summary>One call or text to be judged: facts from the wire, and the time.</summary>
public readonly record struct ScreeningQuery
{
    public required Service Service { get; init; }

    /// <summary>Where it entered.</summary>
    public required TrunkScreening Trunk { get; init; }

    public required CallerFacts Caller { get; init; }

    /// <summary>
    /// What the sender of a text is registered for on its trunk, as <see cref="RegisteredSenders.Find"/> says.
    /// </summary>
    public SenderPurpose Registered { get; init; }

    /// <summary>The called number as the trunk's dial rules read it.</summary>
    public required NumberReading Called { get; init; }

    /// <summary>The message says that it is a call back from an emergency service, or a priority call.</summary>
    public bool EmergencyCallback { get; init; }

    /// <summary>The call goes to an emergency service (<c>urn:service:sos</c>).</summary>
    public bool EmergencyService { get; init; }

    /// <summary>Seconds since 1970, UTC; pauses end by comparison with it.</summary>
    public required long NowUnixSeconds { get; init; }
}
