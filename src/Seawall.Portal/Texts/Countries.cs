using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Seawall.Portal.Visits;
using Seawall.Register;

namespace Seawall.Portal.Texts;

/// <summary>A country to choose.</summary>
internal readonly record struct CountryName(string Iso2, string Name);

/// <summary>All countries but the home one, in the order of a language; made once for each numbering plan.</summary>
internal static class Countries
{
    private static readonly ConditionalWeakTable<RegisterModel, ImmutableArray<CountryName>[]> _lists = [];

    /// <summary>The list.</summary>
    public static ImmutableArray<CountryName> Of(Language language, RegisterModel model) =>
        _lists.GetValue(model, static model => [List(model, Language.Chinese), List(model, Language.English)])
            [language == Language.English ? 1 : 0];

    private static ImmutableArray<CountryName> List(RegisterModel model, Language language)
    {
        var plan = model.Plan;
        var home = plan.CountryAt(plan.HomeCountry).Iso2;
        return
        [
            .. plan.Countries.Where(country => country.Iso2.Length == 2 && country.Iso2 != home)
                .Select(country => new CountryName(
                    country.Iso2, language == Language.English ? country.NameEnglish : country.NameChinese))
                .OrderBy(country => country.Name, StringComparer.Ordinal),
        ];
    }
}
