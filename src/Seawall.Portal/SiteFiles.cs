using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Seawall.Portal.Visits;

namespace Seawall.Portal;

/// <summary>
/// The files a page loads, from this assembly. Their addresses hold their hash, so that a browser keeps them for good.
/// </summary>
internal static class SiteFiles
{
    private static readonly byte[] _style = Read("portal.css");
    private static readonly byte[] _icon = Read("icon.svg");

    /// <summary>The address of the style sheet.</summary>
    public static string Style { get; } = $"/portal.{Mark(_style)}.css";

    /// <summary>The address of the icon.</summary>
    public static string Icon { get; } = $"/icon.{Mark(_icon)}.svg";

    /// <summary>Answers with the style sheet.</summary>
    public static Task StyleAsync(HttpContext http) => SendAsync(http, _style, "text/css; charset=utf-8");

    /// <summary>Answers with the icon.</summary>
    public static Task IconAsync(HttpContext http) => SendAsync(http, _icon, "image/svg+xml");

    private static async Task SendAsync(HttpContext http, byte[] file, string type)
    {
        SafeHeaders.Set(http);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Remove("Vary");
        http.Response.ContentType = type;
        http.Response.ContentLength = file.Length;
        await http.Response.Body.WriteAsync(file, http.RequestAborted).ConfigureAwait(false);
    }

    private static string Mark(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file))[..12];

    private static byte[] Read(string name)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream(name)!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
