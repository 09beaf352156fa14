namespace Seawall.Sip;

/// <summary>
/// The methods Seawall tells apart. Any other is <see cref="Unknown"/> and is forwarded all the same.
/// </summary>
public enum SipMethod : byte
{
    Unknown = 0,
    Invite = 1,
    Ack = 2,
    Bye = 3,
    Cancel = 4,
    Options = 5,
    Message = 6,
    Prack = 7,
    Update = 8,
    Info = 9,
    Subscribe = 10,
    Notify = 11,
    Refer = 12,
    Register = 13,
    Publish = 14,
}

/// <summary>The names of the methods on the wire; case counts (RFC 3261 §7.1).</summary>
public static class SipMethods
{
    /// <summary>Every method that has a value of its own.</summary>
    public static ReadOnlySpan<SipMethod> Known =>
    [
        SipMethod.Invite, SipMethod.Ack, SipMethod.Bye, SipMethod.Cancel, SipMethod.Options, SipMethod.Message,
        SipMethod.Prack, SipMethod.Update, SipMethod.Info, SipMethod.Subscribe, SipMethod.Notify, SipMethod.Refer,
        SipMethod.Register, SipMethod.Publish,
    ];

    /// <summary>The name as it is written; nothing for <see cref="SipMethod.Unknown"/>.</summary>
    public static ReadOnlySpan<byte> Name(SipMethod method) => method switch
    {
        SipMethod.Invite => "INVITE"u8,
        SipMethod.Ack => "ACK"u8,
        SipMethod.Bye => "BYE"u8,
        SipMethod.Cancel => "CANCEL"u8,
        SipMethod.Options => "OPTIONS"u8,
        SipMethod.Message => "MESSAGE"u8,
        SipMethod.Prack => "PRACK"u8,
        SipMethod.Update => "UPDATE"u8,
        SipMethod.Info => "INFO"u8,
        SipMethod.Subscribe => "SUBSCRIBE"u8,
        SipMethod.Notify => "NOTIFY"u8,
        SipMethod.Refer => "REFER"u8,
        SipMethod.Register => "REGISTER"u8,
        SipMethod.Publish => "PUBLISH"u8,
        _ => default,
    };

    /// <summary>The method with this name, or <see cref="SipMethod.Unknown"/>.</summary>
    public static SipMethod Of(ReadOnlySpan<byte> name)
    {
        SipMethod candidate = name.Length switch
        {
            3 => name[0] == 'A' ? SipMethod.Ack : SipMethod.Bye,
            4 => SipMethod.Info,
            5 => name[0] == 'P' ? SipMethod.Prack : SipMethod.Refer,
            6 => name[0] switch
            {
                (byte)'I' => SipMethod.Invite,
                (byte)'C' => SipMethod.Cancel,
                (byte)'U' => SipMethod.Update,
                _ => SipMethod.Notify,
            },
            7 => name[0] switch
            {
                (byte)'O' => SipMethod.Options,
                (byte)'M' => SipMethod.Message,
                _ => SipMethod.Publish,
            },
            8 => SipMethod.Register,
            9 => SipMethod.Subscribe,
            _ => SipMethod.Unknown,
        };
        return candidate != SipMethod.Unknown && name.SequenceEqual(Name(candidate)) ? candidate : SipMethod.Unknown;
    }
}
