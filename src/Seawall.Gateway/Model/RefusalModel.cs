namespace Seawall.Gateway;

/// <summary>How a trunk's refused calls are answered.</summary>
public sealed record RefusalModel
{
    /// <summary>
    /// 400 to 699. 608 is sent only to a caller that shows <c>sip.608</c> in Feature-Caps, with <see cref="CallInfo"/>
    /// (RFC 8688 §3.3); any other caller gets 603 instead.
    /// </summary>
    public int Status { get; init; } = 603;

    /// <summary>The reason phrase of the status line, without line breaks.</summary>
    public string Phrase { get; init; } = "Decline";

    /// <summary>The value of the Reason header (RFC 3326, RFC 6432), empty for none.</summary>
    public string Reason { get; init; } = "Q.850;cause=21";

    /// <summary>The value of the Call-Info header of a 608, empty for none.</summary>
    public string CallInfo { get; init; } = "";
}

/// <summary>An announcement instead of an answer: the call goes to a media server (RFC 4240 §3).</summary>
public sealed record AnnouncementModel
{
    /// <summary>Host, or host and port, of the Request-URI <c>sip:annc@HOST;play=URL</c>.</summary>
    public required string Host { get; init; }

    /// <summary>What to play, as a URL; escaped by the gateway where the parameter needs it.</summary>
    public required string Play { get; init; }

    /// <summary>The group the media server belongs to.</summary>
    public required string NextHop { get; init; }

    /// <summary>Whether every refusal of the trunk is announced, not only those whose verdict asks for it.</summary>
    public bool ForEveryRefusal { get; init; }
}
