using PhoneNumbers;
using Seawall.Numbering.Patterns;
using Seawall.Screening;

namespace Seawall.Numbering.Countries;

/// <summary>
/// The rules of one region inside its calling code, as numbers of patterns in a <see cref="PatternSet"/>: how its
/// numbers begin (where several regions share the code), what any of its numbers looks like, and what each type looks
/// like.
/// </summary>
internal sealed class RegionRules
{
    /// <summary>A pattern and the lengths it may have; no lengths means every length the pattern has.</summary>
    readonly record struct Shape(int Pattern, uint Lengths)
    {
        public bool Holds(ISet<int> matches, int length) =>
            matches.Contains(Pattern) && (Lengths == 0 || (Lengths >> length & 1) != 0);
    }

    readonly Shape _any;
    readonly List<(NumberKind Kind, Shape Shape)> _types = [];
    readonly Shape? _fixed;
    readonly Shape? _mobile;
    readonly bool _sameMobileAndFixed;

    public RegionRules(ushort country, PhoneMetadata metadata, PatternIndex patterns)
    {
        Country = country;
        Leading = metadata.HasLeadingDigits ? patterns.Find(metadata.LeadingDigits) : null;
        _any = Read(metadata.GeneralDesc, patterns)
            ?? throw new FormatException($"No general pattern for {metadata.Id}.");
        _fixed = Read(metadata.FixedLine, patterns);
        _mobile = Read(metadata.Mobile, patterns);
        _sameMobileAndFixed = metadata.SameMobileAndFixedLinePattern;

        // The order is the library's own: the first type that matches is the type.
        Add(NumberKind.Service, metadata.PremiumRate, patterns);
        Add(NumberKind.Service, metadata.TollFree, patterns);
        Add(NumberKind.Service, metadata.SharedCost, patterns);
        Add(NumberKind.Other, metadata.Voip, patterns);
        Add(NumberKind.Other, metadata.PersonalNumber, patterns);
        Add(NumberKind.Other, metadata.Pager, patterns);
        Add(NumberKind.Service, metadata.Uan, patterns);
        Add(NumberKind.Other, metadata.Voicemail, patterns);
    }

    public ushort Country { get; }

    /// <summary>The pattern a number of this region begins with; null where the types alone decide.</summary>
    public int? Leading { get; }

    /// <summary>
    /// What kind of number of this region was read: <paramref name="matches"/> are the patterns it matches whole.
    /// </summary>
    public NumberKind KindOf(ISet<int> matches, int length)
    {
        if (!_any.Holds(matches, length))
        {
            return NumberKind.Unassigned;
        }

        foreach (var (kind, shape) in _types)
        {
            if (shape.Holds(matches, length))
            {
                return kind;
            }
        }

        var mobile = _mobile is { } m && m.Holds(matches, length);
        if (_fixed is { } f && f.Holds(matches, length))
        {
            return mobile || _sameMobileAndFixed ? NumberKind.FixedOrMobile : NumberKind.Fixed;
        }

        return mobile ? NumberKind.Mobile : NumberKind.Unassigned;
    }

    void Add(NumberKind kind, PhoneNumberDesc? description, PatternIndex patterns)
    {
        if (Read(description, patterns) is { } shape)
        {
            _types.Add((kind, shape));
        }
    }

    static Shape? Read(PhoneNumberDesc? description, PatternIndex patterns)
    {
        if (description is not { HasNationalNumberPattern: true, NationalNumberPattern.Length: > 0 })
        {
            return null;
        }

        var lengths = 0u;
        foreach (var length in description.PossibleLengthList)
        {
            // -1 says that the type exists nowhere in the region; it then matches no length.
            lengths |= length < 0 ? 1u << 31 : 1u << length;
        }

        return new Shape(patterns.Find(description.NationalNumberPattern), lengths);
    }
}
