namespace Seawall.Smpp;

/// <summary>How a mandatory parameter is written.</summary>
internal enum FieldKind : byte
{
    /// <summary>One octet.</summary>
    Octet = 0,

    /// <summary>A C-octet string: up to and with its NUL.</summary>
    Text = 1,

    /// <summary>As many octets as the octet before it says.</summary>
    Counted = 2,

    /// <summary>As many dest_address as the octet before it says.</summary>
    Destinations = 3,

    /// <summary>As many unsuccess_sme as the octet before it says.</summary>
    Unsuccessful = 4,
}

/// <summary>
/// One mandatory parameter of one PDU: how it is written, how many octets it may have, the NUL of a string counted, and
/// what a longer one is called.
/// </summary>
internal readonly record struct FieldRow(SmppField Field, FieldKind Kind, int OctetsMax, SmppRefusal TooLong);
