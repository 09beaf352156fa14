using Microsoft.AspNetCore.Http;

namespace Seawall.Portal.Visits;

/// <summary>The cookies that open something: for this site alone, never for a script, gone with the browser.</summary>
internal static class Cookies
{
    /// <summary>Who is signed in.</summary>
    public const string Session = "seawall-session";

    /// <summary>Who waits for a code.</summary>
    public const string Waiting = "seawall-code";

    /// <summary>Ties forms to the browser they were made for.</summary>
    public const string Form = "seawall-form";

    /// <summary>Sets one.</summary>
    public static void Set(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, Options(http));

    /// <summary>Takes one back.</summary>
    public static void Drop(HttpContext http, string name)
    {
        if (http.Request.Cookies.ContainsKey(name))
        {
            http.Response.Cookies.Delete(name, Options(http));
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps,
    };
}
