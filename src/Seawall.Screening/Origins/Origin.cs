namespace Seawall.Screening;

/// <summary>What kind of origin was concluded. Values are stored in records.</summary>
public enum OriginKind : byte
{
    /// <summary>From the home country; no zone applies.</summary>
    Domestic = 1,

    /// <summary>From a country of a zone; without a country, from abroad by the word of the trunk.</summary>
    Zone = 2,

    /// <summary>From abroad, with a number that asked to be withheld and is not known to us either.</summary>
    Withheld = 3,

    /// <summary>From abroad, without any number, or with one that cannot exist.</summary>
    Unidentified = 4,

    /// <summary>
    /// A home mobile number arriving from abroad: a roamer calling home, or a forgery; the trunk's setting decides.
    /// </summary>
    HomeFromAbroad = 5,

    /// <summary>A home number that diverted home again from abroad, told so by a trusted trunk.</summary>
    OwnRoamer = 6,

    /// <summary>
    /// A number that cannot come from abroad: a home service or emergency number, a home fixed line, an unassigned
    /// home number; of texts every home number and code, for those of our roamers enter at home.
    /// </summary>
    Spoofed = 7,
}

/// <summary>What the conclusion rests on, the strongest that decided it. Values are stored in records.</summary>
public enum Evidence : byte
{
    /// <summary>The class of the trunk alone.</summary>
    Trunk = 1,

    /// <summary>The caller's number.</summary>
    Number = 2,

    /// <summary>The number of a line that diverted the call.</summary>
    Diversion = 3,

    /// <summary>That the number is withheld.</summary>
    Privacy = 4,

    /// <summary>That there is no readable number.</summary>
    Missing = 5,
}

/// <summary>
/// Where a call or text comes from. <see cref="Zone"/> is the index of the zone in the settings' order, or
/// <see cref="NoZone"/>; <see cref="Country"/> is the index in the numbering plan's table of countries, 0 for none.
/// </summary>
/// <remarks>One word, so that it stays in a register from the rule to the record.</remarks>
public readonly record struct Origin
{
    /// <summary>The zone of what comes from the home country.</summary>
    public const byte NoZone = 0xFF;

    const int ZoneAt = 8;
    const int CountryAt = 16;
    const int EvidenceAt = 32;

    readonly ulong _word;

    public Origin(OriginKind kind, byte zone, ushort country, Evidence evidence) =>
        _word = (ulong)kind | ((ulong)zone << ZoneAt) | ((ulong)country << CountryAt) | ((ulong)evidence << EvidenceAt);

    Origin(ulong word) => _word = word;

    public OriginKind Kind => (OriginKind)(byte)_word;

    public byte Zone => (byte)(_word >> ZoneAt);

    public ushort Country => (ushort)(_word >> CountryAt);

    public Evidence Evidence => (Evidence)(byte)(_word >> EvidenceAt);

    /// <summary>All of it as one value of 40 bits.</summary>
    public ulong Packed => _word;

    /// <summary>The origin that <see cref="Packed"/> made.</summary>
    public static Origin Unpack(ulong packed) => new(packed & 0xFF_FFFF_FFFF);
}
