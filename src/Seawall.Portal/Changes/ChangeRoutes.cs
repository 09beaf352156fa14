using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Entry;
using Seawall.Portal.Pages;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Changes;

/// <summary>
/// Everything a signed-in line can do, each by one form: 1 the form becomes a request to the register, 2 the register
/// answers, 3 the answer becomes a page, or the second question.
/// </summary>
internal sealed class ChangeRoutes(PortalParts parts, Page page)
{
    private const string Confirmation = "confirmation";

    private readonly Allowance<E164> _changes = new(
        PortalLimits.ChangesBurst, TimeSpan.FromSeconds(PortalLimits.ChangeEverySeconds), parts.Time);

    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/choice", http => ForLineAsync(http, ChooseAsync));
        routes.MapPost("/pause", http => ForLineAsync(http, PauseAsync));
        routes.MapPost("/rule", http => ForLineAsync(http, AddRuleAsync));
        routes.MapPost("/rule/remove", http => ForLineAsync(http, RemoveRuleAsync));
        routes.MapPost("/undo", http => ForLineAsync(http, UndoAsync));
    }

    private Task ForLineAsync(HttpContext http, Func<HttpContext, Session, Task> change) =>
        Visit.Of(http).Session is not { } session ? Page.GoAsync(http, "/sign-in")
        : _changes.TryTake(session.Line) ? change(http, session)
        : page.SayAsync(http, "bad.busy", StatusCodes.Status429TooManyRequests);

    private async Task ChooseAsync(HttpContext http, Session session) =>
        await AnswerAsync(http, await parts.Register.ChangeAsync(Request(http, session) with
        {
            To = Field(http, "to"),
        }).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task PauseAsync(HttpContext http, Session session)
    {
        var (length, day) = (Field(http, "for"), Field(http, "until"));
        if (length.Length == 0
            && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            await page.SayAsync(http, "bad.until", StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(http, await parts.Register.ChangeAsync(Request(http, session) with
        {
            To = "open",
            For = length.Length > 0 ? length : null,
            Until = length.Length > 0 ? null : day + " 23:59:59",
        }).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task AddRuleAsync(HttpContext http, Session session)
    {
        var (number, country) = (Field(http, "number"), Field(http, "country"));
        if (number.Length == 0 == (country.Length == 0))
        {
            await page.SayAsync(http, "rules.either", StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(http, await parts.Register.AddRuleAsync(
            Rule(http, session, number.Length > 0 ? number : country) with { Pass = Field(http, "way") == "pass" })
            .ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task RemoveRuleAsync(HttpContext http, Session session) =>
        await AnswerAsync(http, await parts.Register.RemoveRuleAsync(Rule(http, session, Field(http, "target")))
            .ConfigureAwait(false)).ConfigureAwait(false);

    private async Task UndoAsync(HttpContext http, Session session)
    {
        _ = long.TryParse(Field(http, "journal"), NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        await AnswerAsync(http, await parts.Register.UndoAsync(new UndoRequest
        {
            Number = session.Line.ToString(), Journal = journal, Who = Who, Way = ChangeWay.Web,
            Evidence = Evidence(session), Confirmation = Token(http),
        }).ConfigureAwait(false), undone: true).ConfigureAwait(false);
    }

    /// <summary>The journal's name for the person at the line itself.</summary>
    private const string Who = "line";

    private static ChangeRequest Request(HttpContext http, Session session) => new()
    {
        Number = session.Line.ToString(), Service = Field(http, "service"), Zone = Field(http, "zone"), To = "",
        Who = Who, Way = ChangeWay.Web, Evidence = Evidence(session), Confirmation = Token(http),
    };

    private static RuleRequest Rule(HttpContext http, Session session, string target) => new()
    {
        Number = session.Line.ToString(), Target = target, Service = Field(http, "service"),
        Who = Who, Way = ChangeWay.Web, Evidence = Evidence(session), Confirmation = Token(http),
    };

    private static string Evidence(Session session) =>
        $"session {session.Mark} by {(session.Way == SignInWay.Code ? "code" : "header")}";

    private static string? Token(HttpContext http) => Field(http, Confirmation) is { Length: > 0 } token ? token : null;

    private static string Field(HttpContext http, string name) => Typed.Plain(http.Request.Form[name].ToString());

    private Task AnswerAsync(HttpContext http, ChangeReceipt receipt, bool undone = false) => receipt.Outcome switch
    {
        ChangeOutcome.Done => Page.GoAsync(
            http, string.Create(CultureInfo.InvariantCulture, $"/?done={receipt.Journal}")),
        ChangeOutcome.AlreadySo => Page.GoAsync(http, "/?already=1"),
        ChangeOutcome.NeedsConfirmation => AskAsync(http, receipt),
        ChangeOutcome.Refused => page.SayAsync(
            http, undone ? "bad.undo" : "bad.refused", StatusCodes.Status409Conflict),
        ChangeOutcome.Unavailable => page.SayAsync(http, "bad.store", StatusCodes.Status503ServiceUnavailable),
        _ => page.SayAsync(http, Fault(receipt.Field), StatusCodes.Status400BadRequest),
    };

    private static string Fault(string field) => field switch
    {
        "until" or "for" => "bad.until",
        "rule" => "bad.number",
        "journal" => "bad.undo",
        _ => "bad.choice",
    };

    /// <summary>The second question: the same form once more, with the token that makes it count.</summary>
    private Task AskAsync(HttpContext http, ChangeReceipt receipt)
    {
        var fields = http.Request.Form
            .Where(field => field.Key is not (FormGate.KeyField or Confirmation))
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))
            .Append(KeyValuePair.Create(Confirmation, receipt.Confirmation))
            .ToImmutableArray();
        var words = Words.In(Visit.Of(http).Wishes.Language);
        return page.ShowAsync<AskPage>(http, new Ask(http.Request.Path, What(http, words), fields), "/");
    }

    private string What(HttpContext http, Words words)
    {
        var (service, zone, target) = (Field(http, "service"), Field(http, "zone"), Field(http, "number"));
        if (zone.Length > 0)
        {
            return words["do.open", zone == "all" || service == "all"
                ? words["mid.all"]
                : Say.Mid(words, service == "voice" ? Service.Voice : Service.Sms, zone)];
        }

        target = target.Length > 0 ? target : Field(http, "country") is { Length: > 0 } country ? country
            : Field(http, "target");
        return target.Length == 0
            ? words["undo.button"]
            : words["do.open", Say.Target(words, target, parts.Model())];
    }
}
