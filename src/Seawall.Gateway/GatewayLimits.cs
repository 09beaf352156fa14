namespace Seawall.Gateway;

/// <summary>Every limit of the data plane.</summary>
public static class GatewayLimits
{
    /// <summary>64·T1 (RFC 3261 §17.1.1.2): how long a client repeats its request, and we our verdict.</summary>
    public const int TransactionSeconds = 32;

    /// <summary>
    /// Entries of the transaction memory for each transaction in flight; a bucket of eight then holds four on average.
    /// </summary>
    public const int MemoryEntriesPerTransaction = 2;

    /// <summary>The smallest transaction memory: 512 KiB.</summary>
    public const int MemoryEntriesMin = 1 << 16;

    /// <summary>
    /// The largest transaction memory: 32 MiB. Where the rates ask for more, entries stay for as long as it lasts, the
    /// oldest of a bucket going first: 40 seconds at 100,000 transactions a second.
    /// </summary>
    public const int MemoryEntriesMax = 1 << 22;

    /// <summary>The rate assumed of a trunk that has none, when the transaction memory is sized.</summary>
    public const int UnlimitedTrunkPerSecond = 10_000;

    /// <summary>
    /// Reports about texts that wait for their answers at a time; a power of two. Over UDP an answer takes as long as
    /// the peer, so this many a round trip; beyond, a report is sent once for each copy of its text.
    /// </summary>
    public const int ReportsMax = 4_096;

    /// <summary>The longest report: one that no path cuts (RFC 3261 §18.1.1).</summary>
    public const int ReportBytesMax = DatagramRequestBytesMax;

    /// <summary>T1 (RFC 3261 §17.1.2.2): the first pause before a request of ours is repeated.</summary>
    public const int RepeatFirstMs = 500;

    /// <summary>T2: the longest.</summary>
    public const int RepeatLongestMs = 4_000;

    /// <summary>How often it is looked which request of ours is due.</summary>
    public const int RepeatTickMs = 250;

    /// <summary>Targets over the life of the process that can be pinned; later ones are chosen by hash alone.</summary>
    public const int TargetsMax = 2047;

    /// <summary>Targets that one call is offered to while streams to them cannot be had.</summary>
    public const int TargetsTriedMax = 4;

    /// <summary>Requests longer than this go by TCP where the trunk says so (RFC 3261 §18.1.1).</summary>
    public const int DatagramRequestBytesMax = 1300;

    /// <summary>The longest message we write.</summary>
    public const int MessageBytesMax = 65_535;

    /// <summary>Listeners of one gateway: a bit each where trunks are bound to some of them.</summary>
    public const int ListenersMax = 64;

    /// <summary>Tokens a second that a trunk's rate may name.</summary>
    public const int RatePerSecondMax = 1_000_000;

    /// <summary>Long texts that are known by one verdict at a time: 2^19, 4 MiB.</summary>
    public const int TextPartsLog2 = 19;

    /// <summary>How long the parts of a text may come after its first one.</summary>
    public const int TextPartsSeconds = 600;

    /// <summary>A first part that comes again after so long begins another text with the same reference.</summary>
    public const int TextRestartSeconds = 60;

    /// <summary>Message ids whose owners are known: 2^20, two tables of 8 MiB.</summary>
    public const int TextIdsLog2 = 20;

    /// <summary>Senders of texts whose trunk is known: 2^17, 1 MiB.</summary>
    public const int TextSendersLog2 = 17;

    /// <summary>Texts to many, some of them refused, that wait for their answer at a time.</summary>
    public const int MultiSlotsMax = 1_024;

    /// <summary>unsuccess_sme: type and plan, address, status.</summary>
    public const int UnsuccessfulOctetsMax = 2 + 21 + 4;

    /// <summary>Octets of a text to a number of ours that are read; no word that means anything is longer.</summary>
    public const int ServiceCharactersMax = 320;

    /// <summary>Septets of one step over USSD (TS 23.038 §5).</summary>
    public const int UssdSeptetsMax = 182;

    /// <summary>UCS-2 characters of one step over USSD.</summary>
    public const int UssdCharactersMax = 80;

    /// <summary>Requests of one bind for texts that may wait for their responses.</summary>
    public const int TextWindowMax = 1_000;

    /// <summary>Binds of one trunk of texts.</summary>
    public const int TextBindsMax = 10_000;

    /// <summary>Binds of ours to one message centre or hub.</summary>
    public const int TextTargetBindsMax = 100;

    /// <summary>Notices that are being sent at a time.</summary>
    public const int NoticesMax = 1 << 16;

    /// <summary>Characters of a receipt's error code that are read.</summary>
    public const int ReceiptErrorCharactersMax = 32;
}
