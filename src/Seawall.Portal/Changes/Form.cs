using Microsoft.AspNetCore.Http;
using Seawall.Portal.Entry;
using Seawall.Portal.Visits;

namespace Seawall.Portal.Changes;

/// <summary>What the forms of a signed-in line have in common.</summary>
internal static class Form
{
    /// <summary>The field with the token of the second question.</summary>
    public const string Confirmation = "confirmation";

    /// <summary>The journal's name for the person at the line itself.</summary>
    public const string Who = "line";

    /// <summary>A field, in plain letters; empty where there is none.</summary>
    public static string Field(HttpContext http, string name) => Typed.Plain(http.Request.Form[name].ToString());

    /// <summary>The token of the second question; null where it was not asked.</summary>
    public static string? Token(HttpContext http) =>
        Field(http, Confirmation) is { Length: > 0 } token ? token : null;

    /// <summary>What a change can be traced back to.</summary>
    public static string Evidence(Session session) =>
        $"session {session.Mark} by {(session.Way == SignInWay.Code ? "code" : "header")}";
}
