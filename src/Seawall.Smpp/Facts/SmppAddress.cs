namespace Seawall.Smpp;

/// <summary>Type of number (v3.4 §5.2.5); other values come and pass through.</summary>
public enum Ton : byte
{
    Unknown = 0,
    International = 1,
    National = 2,
    NetworkSpecific = 3,
    Subscriber = 4,
    Alphanumeric = 5,
    Abbreviated = 6,
}

/// <summary>Numbering plan indicator (v3.4 §5.2.6); other values come and pass through.</summary>
public enum Npi : byte
{
    Unknown = 0,
    Isdn = 1,
    Data = 3,
    Telex = 4,
    LandMobile = 6,
    National = 8,
    Private = 9,
    Ermes = 10,
    Internet = 14,
    Wap = 18,
}

/// <summary>An address as it is written in a PDU: its type, its plan, and its characters without the NUL.</summary>
public readonly ref struct SmppAddress(Ton ton, Npi npi, ReadOnlySpan<byte> text)
{
    /// <summary>Type of number.</summary>
    public Ton Ton { get; } = ton;

    /// <summary>Numbering plan.</summary>
    public Npi Npi { get; } = npi;

    /// <summary>The characters.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>Whether it is one of those the standard names.</summary>
    public static bool IsKnown(Ton ton) => ton <= Ton.Abbreviated;

    /// <summary>Whether it is one of those the standard names.</summary>
    public static bool IsKnown(Npi npi) => npi is Npi.Unknown or Npi.Isdn or Npi.Data or Npi.Telex or Npi.LandMobile
        or Npi.National or Npi.Private or Npi.Ermes or Npi.Internet or Npi.Wap;
}
