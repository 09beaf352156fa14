namespace Seawall.Sip;

/// <summary>
/// Every limit of the SIP reader. A message beyond one is refused with a named reason, never read further.
/// </summary>
public static class SipLimits
{
    /// <summary>
    /// The largest message: a datagram can be no longer (RFC 3261 §18.1.1), and a stream is held to the same.
    /// </summary>
    public const int MessageMax = 65_535;

    /// <summary>
    /// The longest start line, its line break included; on a stream, how much is read before it must have ended.
    /// </summary>
    public const int StartLineMax = 8_192;

    /// <summary>Header rows of one message; the size of the slots that a worker holds ready for the reader.</summary>
    public const int HeaderRowsMax = 256;

    /// <summary>Entries of a History-Info that are followed; later ones are not looked at.</summary>
    public const int HistoryEntriesMax = 32;

    /// <summary>Enough scratch for a telephone number and its context with their escapes undone.</summary>
    public const int TelephoneMax = 256;

    /// <summary>RFC 3261 §8.1.1.5: a sequence number is less than 2^31.</summary>
    public const int CSeqMax = int.MaxValue;

    /// <summary>RFC 3261 §20.22.</summary>
    public const int MaxForwardsMax = 255;

    /// <summary>The largest port there is.</summary>
    public const int PortMax = 65_535;
}
