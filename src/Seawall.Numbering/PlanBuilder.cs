using System.Collections.Immutable;
using System.Globalization;
using PhoneNumbers;
using Seawall.Numbering.Countries;
using Seawall.Numbering.Home;
using Seawall.Numbering.Patterns;
using Seawall.Numbering.Sources;
using Seawall.Screening;

namespace Seawall.Numbering;

/// <summary>
/// Builds the numbering plan from libphonenumber's data. For every calling code the patterns of all its regions become
/// one automaton; the first digits lead to the calling codes. Takes some hundred milliseconds; see
/// <see cref="PlanFile"/>.
/// </summary>
public static class PlanBuilder
{
    /// <summary>
    /// Builds; throws <see cref="PlanException"/> for a home country nobody has, data this version cannot read, or a
    /// portability file that is missing or without its columns. Lines of that file which do not read are left out and
    /// told to <paramref name="rejected"/>.
    /// </summary>
    public static NumberingBook Build(PlanSettings settings, Action<PortedRejection>? rejected = null)
    {
        if (!int.TryParse(settings.HomeCallingCode, NumberStyles.None, CultureInfo.InvariantCulture, out var homeCode)
            || PhoneMetadataSource.MainRegion(homeCode) is not { } home
            || home == PhoneMetadataSource.NonGeographic)
        {
            throw new PlanException($"No country has the calling code {settings.HomeCallingCode}.");
        }

        try
        {
            var countries = new CountryTable();
            var numbers = BuildNumbers(countries, homeCode, home);
            var facts = HomeCountryFacts.Of(home);
            var names = new HomeNames(facts);
            var prefixes = HomePrefixes.Build(homeCode, facts, names);
            var plan = new NumberingPlan(
                countries.All, countries.IndexOf(home), numbers, prefixes, names.Operators, names.Regions);
            if (settings.PortedFile is { } path)
            {
                using var file = new StreamReader(path);
                var ported = new PortedFile(Dial(settings), plan, names, rejected).Read(file);
                plan = new NumberingPlan(
                    countries.All, countries.IndexOf(home), numbers, prefixes, names.Operators, names.Regions, ported);
            }

            return new NumberingBook(plan, names.OperatorsChinese, names.RegionsChinese);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or InvalidOperationException
            or IOException or UnauthorizedAccessException)
        {
            throw new PlanException($"The numbering plan cannot be built: {e.Message}", e);
        }
    }

    static DialRules Dial(PlanSettings settings) => settings.HomeDial
        ?? new DialRules { InternationalPrefixes = ["00"], HomeCountryCode = settings.HomeCallingCode };

    static DigitAutomaton BuildNumbers(CountryTable countries, int homeCode, string home)
    {
        var states = new AutomatonBuilder();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (callingCode, regions) in PhoneMetadataSource.CallingCodes())
        {
            var code = callingCode.ToString(CultureInfo.InvariantCulture);
            var patterns = new PatternIndex();
            var rules = regions
                .Select(region => new RegionRules(countries.Add(region, code), region, patterns))
                .ToArray();
            var services = callingCode == homeCode
                ? new HomeServices(countries.IndexOf(home), home, patterns)
                : null;
            codes.Add(code, new CallingCodeAutomaton(
                patterns, rules, services, E164.DigitsMax - code.Length, states).Build());
        }

        return states.Build(Lead("", codes, states));
    }

    /// <summary>The state after the first digits <paramref name="prefix"/>, on the way to a calling code.</summary>
    static int Lead(string prefix, Dictionary<string, int> codes, AutomatonBuilder states)
    {
        if (codes.TryGetValue(prefix, out var state))
        {
            return state;
        }

        if (!codes.Keys.Any(code => code.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return AutomatonBuilder.Dead;
        }

        Span<int> next = stackalloc int[10];
        for (var digit = 0; digit < next.Length; digit++)
        {
            next[digit] = Lead(prefix + (char)('0' + digit), codes, states);
        }

        return states.State(0, next);
    }

    /// <summary>Countries in the order of their calling codes, each with its index; index 0 is none.</summary>
    sealed class CountryTable
    {
        readonly List<Country> _countries = [Country.None];
        readonly Dictionary<string, ushort> _indexes = new(StringComparer.Ordinal);

        public ImmutableArray<Country> All => [.. _countries];

        public ushort IndexOf(string region) => _indexes[region];

        public ushort Add(PhoneMetadata region, string callingCode)
        {
            var index = checked((ushort)_countries.Count);
            var (english, chinese) = CountryNames.Of(region.Id, region.CountryCode);
            _countries.Add(new Country(region.Id, callingCode, english, chinese));
            _indexes[region.Id] = index;
            return index;
        }
    }
}
