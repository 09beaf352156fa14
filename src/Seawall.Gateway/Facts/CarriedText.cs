using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What a MESSAGE carries, as far as a verdict depends on it.</summary>
internal enum CarriedKind : byte
{
    /// <summary>
    /// Anything but SMS over IP, and what claims to be that and cannot be read: judged by who sends the MESSAGE.
    /// </summary>
    Other = 0,

    /// <summary>A text on its way to a phone: judged by the sender in it.</summary>
    Text = 1,

    /// <summary>A text for a phone that has no readable sender: no phone could show it.</summary>
    Unreadable = 2,

    /// <summary>What is never barred, or no text at all: <see cref="CarriedText.Unscreened"/> says which.</summary>
    Unscreened = 3,
}

/// <summary>
/// A message of the RP layer in a MESSAGE (TS 24.341), read as far as a verdict and its answer need it. Slices of the
/// body; nothing is copied but for what the reserved type of TPDU costs.
/// </summary>
internal readonly ref struct CarriedText
{
    /// <summary>Room for a TPDU.</summary>
    public const int TpduOctetsMax = byte.MaxValue;

    public CarriedKind Kind { get; init; }

    /// <summary>What is malformed in it; counted, whatever becomes of it.</summary>
    public GateRefusal Fault { get; init; }

    /// <summary>The cause that tells the sender of what is malformed.</summary>
    public RpCause FaultCause { get; init; }

    /// <summary>Why it is not judged.</summary>
    public UnscreenedKind Unscreened { get; init; }

    /// <summary>RP-Message Reference: a report repeats it.</summary>
    public byte Reference { get; init; }

    /// <summary>TP-OA.</summary>
    public TpAddress Sender { get; init; }

    /// <summary>Which part of which long text.</summary>
    public PartKey Part { get; init; }

    /// <summary>Reads the body of a MESSAGE of SMS over IP.</summary>
    /// <param name="body">The body.</param>
    /// <param name="networkMessages">Whether the trunk marks by class 0 what is never barred.</param>
    /// <param name="scratch"><see cref="TpduOctetsMax"/> octets.</param>
    public static CarriedText Read(ReadOnlySpan<byte> body, bool networkMessages, Span<byte> scratch)
    {
        var refusal = RpMessage.Parse(body, out var message);
        if (refusal == TpduRefusal.TypeUnknown || body.Length < 2)
        {
            return new CarriedText { Fault = GateRefusals.Of(refusal) };
        }
        if (message.Type != RpType.DataFromNetwork)
        {
            // Acknowledgements, errors and what a phone sends: about a text, or not for a line of ours.
            var isFromPhone = message.Type == RpType.DataFromMobile;
            return new CarriedText
            {
                Kind = CarriedKind.Unscreened,
                Fault = GateRefusals.Of(refusal),
                Unscreened = isFromPhone ? UnscreenedKind.FromHome : UnscreenedKind.Report,
            };
        }
        return refusal == TpduRefusal.None
            ? OfTpdu(message.UserData, message.Reference, networkMessages, scratch)
            : new CarriedText
            {
                Kind = CarriedKind.Unreadable,
                Fault = GateRefusals.Of(refusal),
                FaultCause = TpduRefusals.Cause(refusal),
                Reference = message.Reference,
            };
    }

    static CarriedText OfTpdu(ReadOnlySpan<byte> octets, byte reference, bool networkMessages, Span<byte> scratch)
    {
        const int typeMask = 0x03;
        const int reserved = 3;

        // "If an MS receives a TPDU with a 'Reserved' value in the TP-MTI it shall process the message as if it were an
        // 'SMS-DELIVER'" (TS 23.040 §9.2.3.1): so it is judged as one.
        if ((octets[0] & typeMask) == reserved)
        {
            octets.CopyTo(scratch);
            scratch[0] &= unchecked((byte)~typeMask);
            octets = scratch[..octets.Length];
        }
        var refusal = Tpdu.Parse(octets, TpduDirection.ToMobile, inError: false, out var tpdu);
        var unscreened = KindOf(tpdu, networkMessages);
        return new CarriedText
        {
            // Where the sender is there, what follows it may be as wrong as it likes: a phone may show it all the same.
            Kind = unscreened != UnscreenedKind.None ? CarriedKind.Unscreened
                : tpdu.Address.Type == 0 ? CarriedKind.Unreadable
                : CarriedKind.Text,
            Fault = GateRefusals.Of(refusal),
            FaultCause = TpduRefusals.Cause(refusal),
            Unscreened = unscreened,
            Reference = reference,
            Sender = tpdu.Address,
            Part = tpdu.Header.Part,
        };
    }

    /// <summary>What is never barred.</summary>
    static UnscreenedKind KindOf(scoped in Tpdu tpdu, bool networkMessages)
    {
        const byte simDownload = 0x7F;
        if (tpdu.Type != TpduType.Deliver)
        {
            return UnscreenedKind.Report;
        }
        if (tpdu.Address.Type == 0)
        {
            return UnscreenedKind.None;
        }
        return tpdu.ProtocolId == simDownload ? UnscreenedKind.SimDownload
            : tpdu.Coding.Waiting != MessageWaiting.None || tpdu.Header.Waiting != MessageWaiting.None
                ? UnscreenedKind.Waiting
            : networkMessages && tpdu.Coding.MessageClass == 0 ? UnscreenedKind.NetworkMessage
            : UnscreenedKind.None;
    }
}
