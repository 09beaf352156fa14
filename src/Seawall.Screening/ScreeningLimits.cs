namespace Seawall.Screening;

/// <summary>Every bound of the decision in one place, unit last.</summary>
public static class ScreeningLimits
{
    /// <summary>Zones a subscriber can decide on; the width of <see cref="ChoiceBits"/> follows from it.</summary>
    public const int ZonesMax = 8;

    /// <summary>Zones that still fit two octets a line in the book.</summary>
    public const int NarrowZonesMax = 4;

    /// <summary>Lines of one page of the book: numbers that share all but their last four digits.</summary>
    public const int PageLines = 10_000;

    /// <summary>Pages of the book that are allocated together (5 MB of narrow pages).</summary>
    public const int SlabPages = 256;

    /// <summary>Personal rules of one line; each verdict on such a line looks at all of them.</summary>
    public const int PersonalRulesMax = 200;

    /// <summary>
    /// Campaigns in force at the same time: a verdict sees those of a service and zone as the bits of one word.
    /// </summary>
    public const int CampaignsMax = 64;

    /// <summary>Octets of a number as it stands in a message, separators and parameters included.</summary>
    public const int NumberOctetsMax = 128;

    /// <summary>Octets of a text's sender that is a name or a code (SMPP v3.4 §4.4.1: 21 with its end).</summary>
    public const int SenderOctetsMax = 20;

    /// <summary>Digits of a number before any prefix is taken off it.</summary>
    public const int DialledDigitsMax = 28;
}
