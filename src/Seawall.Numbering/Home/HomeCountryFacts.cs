using System.Collections.Immutable;

namespace Seawall.Numbering.Home;

/// <summary>
/// What is known of a home country beyond libphonenumber's data: service numbers, operators of prefixes, and the names
/// of its regions in Chinese. A country without an entry works, with what the library has.
/// </summary>
/// <param name="ServiceNumbers">Patterns of service numbers as dialled inside the country.</param>
/// <param name="Operators">Operators of prefixes (calling code included) that the library's table lacks.</param>
/// <param name="OperatorsChinese">English name of an operator to its Chinese name.</param>
/// <param name="RegionsChinese">English name of a region to its Chinese name.</param>
internal sealed record HomeCountryFacts(
    ImmutableArray<string> ServiceNumbers,
    ImmutableArray<(int Prefix, string Operator)> Operators,
    ImmutableDictionary<string, string> OperatorsChinese,
    ImmutableDictionary<string, string> RegionsChinese)
{
    static readonly HomeCountryFacts None =
        new([], [], ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);

    /// <summary>The facts of a country by its ISO 3166 letters.</summary>
    public static HomeCountryFacts Of(string region) => region == "CN" ? China.Facts : None;
}
