namespace Seawall.Smpp;

/// <summary>
/// interface_version and sc_interface_version (v3.4 §5.2.4, §5.3.2.25), and the rule of §3.4: a peer of version 3.3 or
/// older is sent no optional parameters.
/// </summary>
public static class InterfaceVersion
{
    /// <summary>3.3 and all before it.</summary>
    public const byte V33 = 0x33;

    /// <summary>3.4.</summary>
    public const byte V34 = 0x34;

    /// <summary>5.0.</summary>
    public const byte V50 = 0x50;

    /// <summary>Whether a peer of this version takes optional parameters.</summary>
    public static bool TakesTlvs(byte version) => version >= V34;

    /// <summary>The version of who binds.</summary>
    public static byte OfBind(scoped in SmppPdu bind) => bind.Octet(SmppField.InterfaceVersion);

    /// <summary>
    /// The version of whom we bound to. Without sc_interface_version it takes no optional parameters (§3.4), though
    /// some only forget to say it: the settings may know better.
    /// </summary>
    public static byte OfBindResponse(scoped in SmppPdu response) =>
        response.TryTlv(TlvTag.InterfaceVersion, out ReadOnlySpan<byte> version) && version.Length == 1
            ? version[0]
            : V33;
}
