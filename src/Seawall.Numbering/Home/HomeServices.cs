using PhoneNumbers;
using Seawall.Numbering.Patterns;
using Seawall.Numbering.Sources;

namespace Seawall.Numbering.Home;

/// <summary>
/// The home country's short and service numbers, which mean something only inside it: as a caller from abroad they are
/// forged, whether written bare or behind the country code.
/// </summary>
internal sealed class HomeServices
{
    readonly List<(int Pattern, uint Lengths)> _patterns = [];

    public HomeServices(ushort country, string region, PatternIndex patterns)
    {
        Country = country;
        if (PhoneMetadataSource.ShortNumbers(region) is { } shorts)
        {
            Add(shorts.ShortCode, patterns);
            Add(shorts.Emergency, patterns);
            Add(shorts.TollFree, patterns);
            Add(shorts.StandardRate, patterns);
            Add(shorts.PremiumRate, patterns);
            Add(shorts.CarrierSpecific, patterns);
            Add(shorts.SmsServices, patterns);
        }

        foreach (var pattern in HomeCountryFacts.Of(region).ServiceNumbers)
        {
            _patterns.Add((patterns.Find(pattern), 0));
        }
    }

    public ushort Country { get; }

    public bool Holds(HashSet<int> matches, int length)
    {
        foreach (var (pattern, lengths) in _patterns)
        {
            if (matches.Contains(pattern) && (lengths == 0 || (lengths >> length & 1) != 0))
            {
                return true;
            }
        }

        return false;
    }

    void Add(PhoneNumberDesc? description, PatternIndex patterns)
    {
        if (description is { HasNationalNumberPattern: true, NationalNumberPattern.Length: > 0 })
        {
            var lengths = 0u;
            foreach (var length in description.PossibleLengthList)
            {
                lengths |= length < 0 ? 1u << 31 : 1u << length;
            }

            _patterns.Add((patterns.Find(description.NationalNumberPattern), lengths));
        }
    }
}
