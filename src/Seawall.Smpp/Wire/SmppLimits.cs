namespace Seawall.Smpp;

/// <summary>
/// Every limit of the SMPP reader and writer, unit last. Where the standard counts the NUL of a C-octet string, so does
/// the number here (v3.4 §3.1).
/// </summary>
public static class SmppLimits
{
    /// <summary>
    /// The octets of a PDU header (v3.4 §3.2): command_length, command_id, command_status, sequence_number.
    /// </summary>
    public const int HeaderOctets = 16;

    /// <summary>
    /// The longest PDU that is read. A payload of 65,535 octets, 255 destinations of 24 octets and 8 KiB of other
    /// parameters fit; a longer claim is an attack or another protocol.
    /// </summary>
    public const int PduOctetsMax = 80 * 1024;

    /// <summary>
    /// The longest PDU before a bind: the longest bind is 98 octets, and a little room for its parameters.
    /// </summary>
    public const int UnboundPduOctetsMax = 1024;

    /// <summary>The highest sequence number (v3.4 §5.1.4).</summary>
    public const uint SequenceMax = 0x7FFF_FFFF;

    /// <summary>Requests in flight on one leg; the standard advises 10 (v3.4 §2.9).</summary>
    public const int WindowMax = 10_000;

    /// <summary>system_id (v3.4 §5.2.1).</summary>
    public const int SystemIdOctetsMax = 16;

    /// <summary>password (v3.4 §5.2.2).</summary>
    public const int PasswordOctetsMax = 9;

    /// <summary>system_type (v3.4 §5.2.3).</summary>
    public const int SystemTypeOctetsMax = 13;

    /// <summary>address_range (v3.4 §5.2.7).</summary>
    public const int AddressRangeOctetsMax = 41;

    /// <summary>service_type (v3.4 §5.2.11).</summary>
    public const int ServiceTypeOctetsMax = 6;

    /// <summary>source_addr and destination_addr (v3.4 §5.2.8, §5.2.9).</summary>
    public const int AddressOctetsMax = 21;

    /// <summary>The addresses of data_sm and alert_notification (v3.4 §4.7.1, §4.12.1).</summary>
    public const int LongAddressOctetsMax = 65;

    /// <summary>message_id (v3.4 §5.2.23).</summary>
    public const int MessageIdOctetsMax = 65;

    /// <summary>dl_name (v3.4 §5.2.27).</summary>
    public const int ListNameOctetsMax = 21;

    /// <summary>A time: empty, or sixteen characters (v3.4 §7.1.1).</summary>
    public const int TimeOctetsMax = 17;

    /// <summary>short_message (v3.4 §5.2.22); the length octet could claim one more.</summary>
    public const int ShortMessageOctetsMax = 254;

    /// <summary>Destinations of one submit_multi (v3.4 §5.2.24); the count octet could claim one more.</summary>
    public const int DestinationsMax = 254;

    /// <summary>What a TLV can hold: its length has two octets.</summary>
    public const int TlvOctetsMax = 65_535;

    /// <summary>The most mandatory fields that a PDU has: those of submit_sm.</summary>
    public const int FieldsMax = 18;

    /// <summary>A number of so many digits or fewer is a short code where its type says nothing else.</summary>
    public const int ShortCodeDigitsMax = 6;

    /// <summary>The octets of user data that a short message carries (TS 23.040 §9.2.3.24).</summary>
    public const int UserDataOctetsMax = 140;

    /// <summary>
    /// A TPDU: SMS-DELIVER with the longest address (TS 23.040 §9.2.2.1), and room for what comes after it.
    /// </summary>
    public const int TpduOctetsMax = 233;

    /// <summary>Digits of an address in a TPDU (TS 23.040 §9.1.2.5).</summary>
    public const int TpduAddressDigitsMax = 20;
}
