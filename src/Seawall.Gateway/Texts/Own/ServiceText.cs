using Seawall.Screening;

namespace Seawall.Gateway;

/// <summary>A text of a line of ours to a number of ours, by a bind whose word counts.</summary>
public sealed record ServiceText
{
    /// <summary>The line that wrote it.</summary>
    public required E164 From { get; init; }

    /// <summary>Which of <see cref="SmppServiceModel.Numbers"/> it was sent to.</summary>
    public required string To { get; init; }

    /// <summary>What it says; empty where its alphabet is not known.</summary>
    public required string Text { get; init; }

    /// <summary>Which part of a long text it is, from 1; 0 for a text that stands alone.</summary>
    public int Part { get; init; }

    /// <summary>Who was bound, the link, and the text's sequence number on it.</summary>
    public required string Id { get; init; }

    /// <summary>By which way it came, and an answer goes.</summary>
    public required TextWay Way { get; init; }

    /// <summary>Where it is a step of a dialogue over USSD.</summary>
    public UssdStep? Ussd { get; init; }
}

/// <summary>
/// The way of a text of ours: a trunk while somebody is bound as it who takes messages, else a next hop.
/// </summary>
/// <param name="NextHop">The next hop.</param>
/// <param name="Trunk">The trunk, which is preferred; null for none.</param>
public sealed record TextWay(string NextHop, string? Trunk = null);

/// <summary>A step of a dialogue over USSD, as the optional parameters say it (v3.4 §5.3.2.44, §5.3.2.43).</summary>
/// <param name="Operation">ussd_service_op.</param>
/// <param name="Session">The number of its_session_info; null where there is none.</param>
/// <param name="Sequence">The place in the session that its_session_info says.</param>
/// <param name="Ends">Whether it is the last of the dialogue.</param>
public readonly record struct UssdStep(UssdOperation Operation, byte? Session, byte Sequence, bool Ends);

/// <summary>ussd_service_op (v3.4 §5.3.2.44).</summary>
public enum UssdOperation : byte
{
    /// <summary>PSSD indication: the subscriber begins, and takes no answer but the last.</summary>
    DataIndication = 0,

    /// <summary>PSSR indication: the subscriber begins.</summary>
    RequestIndication = 1,

    /// <summary>USSR request: we ask.</summary>
    Request = 2,

    /// <summary>USSN request: we tell.</summary>
    NotifyRequest = 3,

    /// <summary>PSSD response.</summary>
    DataResponse = 16,

    /// <summary>PSSR response: our last word to what the subscriber began.</summary>
    RequestResponse = 17,

    /// <summary>USSR confirm: the subscriber's answer.</summary>
    Confirm = 18,

    /// <summary>USSN confirm.</summary>
    NotifyConfirm = 19,
}
