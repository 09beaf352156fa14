using Microsoft.AspNetCore.Http;

namespace Seawall.Portal.Visits;

/// <summary>
/// Language and size of a visitor: from the address (<c>?language=en&amp;size=large</c>, which is then remembered in a
/// cookie), else from the cookie, else from what the browser says it prefers.
/// </summary>
internal readonly record struct Wishes(Language Language, TextSize Size)
{
    private const string Cookie = "seawall-wishes";

    /// <summary>The names of languages and sizes in addresses and cookies.</summary>
    public static string Name(Language language) => language == Language.English ? "en" : "zh-Hans";

    /// <inheritdoc cref="Name(Language)"/>
    public static string Name(TextSize size) =>
        size switch { TextSize.Large => "large", TextSize.Largest => "largest", _ => "plain" };

    /// <summary>What a request wishes; what was asked for by address is remembered in the answer.</summary>
    public static Wishes Of(HttpContext http)
    {
        var kept = (http.Request.Cookies[Cookie] ?? "").Split('.', 2);
        var asked = http.Request.Query;
        var language = ReadLanguage(asked["language"]) ?? ReadLanguage(kept[0]) ?? Preferred(http.Request);
        var size = ReadSize(asked["size"]) ?? ReadSize(kept.Length > 1 ? kept[1] : null) ?? TextSize.Plain;
        if (asked.ContainsKey("language") || asked.ContainsKey("size"))
        {
            http.Response.Cookies.Append(Cookie, $"{Name(language)}.{Name(size)}", new CookieOptions
            {
                HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(400), Path = "/",
                SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
            });
        }

        return new Wishes(language, size);
    }

    private static Language? ReadLanguage(string? name) =>
        name switch { "en" => Visits.Language.English, "zh-Hans" => Visits.Language.Chinese, _ => null };

    private static TextSize? ReadSize(string? name) => name switch
    {
        "plain" => TextSize.Plain, "large" => TextSize.Large, "largest" => TextSize.Largest, _ => null,
    };

    /// <summary>The first of ours that the browser names; the order it writes them in is the order it likes.</summary>
    private static Language Preferred(HttpRequest request)
    {
        foreach (var range in request.Headers.AcceptLanguage.ToString().Split(',', 8))
        {
            var name = range.AsSpan().Trim();
            if (name.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Visits.Language.Chinese;
            }

            if (name.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Visits.Language.English;
            }
        }

        return Visits.Language.Chinese;
    }
}
