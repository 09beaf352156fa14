using System.IO.Compression;
using PhoneNumbers;

namespace Seawall.Numbering.Sources;

/// <summary>
/// What the plan needs of libphonenumber: its metadata by calling code, its prefix maps and its names of countries.
/// The tables are read from the library's own resources with the library's own readers; a resource that is not there
/// means an empty table, one that does not read fails the build of the plan.
/// </summary>
internal static class PhoneMetadataSource
{
    const string Resources = "PhoneNumbers.";

    /// <summary>The library's name for what belongs to no country.</summary>
    public const string NonGeographic = PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY;

    /// <summary>The version of the library, and with it of the data.</summary>
    public static string Version { get; } =
        typeof(PhoneNumberUtil).Assembly.GetName().Version?.ToString() ?? "unknown";

    static PhoneNumberUtil Library => PhoneNumberUtil.GetInstance();

    /// <summary>Every calling code with its regions in the library's order, the main one first.</summary>
    public static IEnumerable<(int CallingCode, IReadOnlyList<PhoneMetadata> Regions)> CallingCodes()
    {
        foreach (var code in Library.GetSupportedCallingCodes().Order())
        {
            var regions = Library.GetRegionCodesForCountryCode(code);
            yield return (code, regions is [NonGeographic]
                ? [Library.GetMetadataForNonGeographicalRegion(code)]
                : [.. regions.Select(Library.GetMetadataForRegion)]);
        }
    }

    /// <summary>The main region of a calling code, as ISO 3166 letters; null when nobody has the code.</summary>
    public static string? MainRegion(int callingCode) =>
        Library.GetRegionCodesForCountryCode(callingCode) is [var first, ..] ? first : null;

    /// <summary>The short numbers of a region: emergency and service codes; null where the library has none.</summary>
    public static PhoneMetadata? ShortNumbers(string region)
    {
        using var stream = Open($"metadata.ShortNumberMetadata_{region}");
        return stream is null ? null : BuildMetadataFromBin.ReadMetadata(stream);
    }

    /// <summary>Which operator first held a prefix (calling code included), in English or Chinese.</summary>
    public static IReadOnlyDictionary<int, string> Operators(int callingCode, string language) =>
        PrefixMap($"carrier.{language}.{callingCode}");

    /// <summary>Where a prefix (calling code included) is used, in English or Chinese.</summary>
    public static IReadOnlyDictionary<int, string> Places(int callingCode, string language) =>
        PrefixMap($"geocoding.{language}.{callingCode}");

    /// <summary>The name of a country in a language, empty where the library has none.</summary>
    public static string CountryName(string region, string language) =>
        new Locale("", region).GetDisplayCountry(language);

    static SortedDictionary<int, string> PrefixMap(string name)
    {
        using var stream = Open(name);
        return stream is null ? [] : BuildPrefixMapFromBin.ReadAreaCodeMap(stream);
    }

    static GZipStream? Open(string name) =>
        typeof(PhoneNumberUtil).Assembly.GetManifestResourceStream(Resources + name) is { } stream
            ? new GZipStream(stream, CompressionMode.Decompress)
            : null;
}
