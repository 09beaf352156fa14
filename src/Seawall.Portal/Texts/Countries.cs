using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Seawall.Portal.Visits;
using Seawall.Register;

namespace Seawall.Portal.Texts;

/// <summary>All countries but the home one, to choose from; made once for each numbering plan and language.</summary>
internal static class Countries
{
    private static readonly ConditionalWeakTable<RegisterModel, MarkupString[]> _lists = [];
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The options of a list, in the order of the language.</summary>
    public static MarkupString Options(Language language, RegisterModel model) =>
        _lists.GetValue(model, static model => [List(model, Language.Chinese), List(model, Language.English)])
            [language == Language.English ? 1 : 0];

    private static MarkupString List(RegisterModel model, Language language)
    {
        var plan = model.Plan;
        var home = plan.CountryAt(plan.HomeCountry).Iso2;
        var names = plan.Countries.Where(country => country.Iso2.Length == 2 && country.Iso2 != home)
            .Select(country => (
                country.Iso2, Name: language == Language.English ? country.NameEnglish : country.NameChinese))
            .OrderBy(country => country.Name, StringComparer.Ordinal);
        return new MarkupString(string.Concat(names.Select(
            country => $"<option value=\"{country.Iso2}\">{_encoder.Encode(country.Name)}</option>")));
    }
}
