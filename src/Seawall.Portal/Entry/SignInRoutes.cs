using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Pages;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>
/// Signing in with a code, and out: 1 the number is asked for, 2 a code goes to it, or seems to, 3 the code is typed
/// in, 4 a session begins. What is answered says nothing about whether a line exists.
/// </summary>
internal sealed class SignInRoutes(
    PortalOptions options, PortalParts parts, Page page, SignInCodes codes, Sessions sessions, CodePost? post)
{
    private const int TooMany = StatusCodes.Status429TooManyRequests;
    private const int Bad = StatusCodes.Status400BadRequest;

    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", AskNumberAsync);
        routes.MapPost("/sign-out", SignOutAsync);
        if (post is not null)
        {
            routes.MapPost("/sign-in", SendAsync);
            routes.MapGet("/sign-in/code", AskCodeAsync);
            routes.MapPost("/sign-in/code", CheckAsync);
        }
    }

    private Task AskNumberAsync(HttpContext http) =>
        Visit.Of(http).Session is null
            ? NumberPageAsync(http, "", "", StatusCodes.Status200OK)
            : Page.GoAsync(http, "/");

    private Task NumberPageAsync(HttpContext http, string number, string fault, int status) =>
        page.ShowAsync<SignInPage>(
            http, new SignIn(post is not null, options.Header.Length > 0, number, fault), "/sign-in", status);

    private Task SendAsync(HttpContext http)
    {
        // 1 the number: whether it is one is no secret, whether it is a line is
        var visit = Visit.Of(http);
        var typed = Typed.Plain(http.Request.Form["number"].ToString());
        var model = parts.Model();
        if (typed.Length == 0)
        {
            return NumberPageAsync(http, "", "in.number.missing", Bad);
        }

        if (!model.Dial.TryReadTyped(typed, out var line) || !IsHomeNumber(model, line))
        {
            return NumberPageAsync(http, typed, "in.number.wrong", Bad);
        }

        // 2 the code
        if (!codes.TryAsk(line, visit.Source, out var ticket, out var code))
        {
            return NumberPageAsync(http, typed, "in.toomany", TooMany);
        }

        if (Lines.IsLine(model, line))
        {
            var text = Words.In(visit.Wishes.Language)["code.text", options.Name, code, PortalLimits.CodeMinutes];
            post!.Send(new OutgoingText(line, text, TextPurpose.SignInCode));
        }

        Cookies.Set(http, Cookies.Waiting, ticket);
        return Page.GoAsync(http, "/sign-in/code");
    }

    private Task AskCodeAsync(HttpContext http) =>
        codes.TryWaiting(http.Request.Cookies[Cookies.Waiting], out var line)
            ? page.ShowAsync<CodePage>(http, new CodeEntry(line, ""), "/sign-in/code")
            : Page.GoAsync(http, "/sign-in");

    private Task CheckAsync(HttpContext http)
    {
        // 3 the code
        var ticket = http.Request.Cookies[Cookies.Waiting];
        _ = codes.TryWaiting(ticket, out var asked);
        var outcome = codes.Check(ticket, http.Request.Form["code"].ToString(), Visit.Of(http).Source, out var line);
        switch (outcome)
        {
            case CodeOutcome.Wrong:
                return page.ShowAsync<CodePage>(http, new CodeEntry(asked, "code.wrong"), "/sign-in/code", Bad);
            case CodeOutcome.TooMany:
                return page.ShowAsync<CodePage>(http, new CodeEntry(asked, "code.toomany"), "/sign-in/code", TooMany);
            case CodeOutcome.Gone:
                Cookies.Drop(http, Cookies.Waiting);
                return NumberPageAsync(http, "", "code.gone", Bad);
        }

        // 4 the session: always a new one, and forms of before are of no use to it
        sessions.End(http.Request.Cookies[Cookies.Session]);
        Cookies.Drop(http, Cookies.Waiting);
        Cookies.Drop(http, Cookies.Form);
        Cookies.Set(http, Cookies.Session, sessions.Begin(line, SignInWay.Code).Text);
        return Page.GoAsync(http, "/");
    }

    private Task SignOutAsync(HttpContext http)
    {
        sessions.End(http.Request.Cookies[Cookies.Session]);
        Cookies.Drop(http, Cookies.Session);
        Cookies.Drop(http, Cookies.Form);
        return Page.GoAsync(http, "/sign-in");
    }

    private static bool IsHomeNumber(RegisterModel model, E164 number) =>
        model.Plan.Find(number).Country == model.Plan.HomeCountry;
}
