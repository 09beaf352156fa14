using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Entry;
using Seawall.Portal.Pages;
using Seawall.Register;

namespace Seawall.Portal.Changes;

/// <summary>
/// What a signed-in line does with its own choices, each by one form: 1 the form becomes a request to the register,
/// 2 the register answers, 3 the answer becomes a page, or the second question.
/// </summary>
internal sealed class ChangeRoutes(PortalParts parts, Page page, LineDoor door, Answers answers)
{
    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/choice", http => door.EnterAsync(http, ChooseAsync));
        routes.MapPost("/pause", http => door.EnterAsync(http, PauseAsync));
        routes.MapPost("/rule", http => door.EnterAsync(http, AddRuleAsync));
        routes.MapPost("/rule/remove", http => door.EnterAsync(http, RemoveRuleAsync));
        routes.MapPost("/undo", http => door.EnterAsync(http, UndoAsync));
    }

    private async Task ChooseAsync(HttpContext http, Session session) =>
        await answers.GiveAsync(http, await parts.Register.ChangeAsync(Request(http, session) with
        {
            To = Form.Field(http, "to"),
        }).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task PauseAsync(HttpContext http, Session session)
    {
        var (length, day) = (Form.Field(http, "for"), Form.Field(http, "until"));
        if (length.Length == 0
            && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            await page.SayAsync(http, "bad.until", StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        await answers.GiveAsync(http, await parts.Register.ChangeAsync(Request(http, session) with
        {
            To = "open",
            For = length.Length > 0 ? length : null,
            Until = length.Length > 0 ? null : day + " 23:59:59",
        }).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task AddRuleAsync(HttpContext http, Session session)
    {
        var (number, country) = (Form.Field(http, "number"), Form.Field(http, "country"));
        if (number.Length == 0 == (country.Length == 0))
        {
            await page.SayAsync(http, "rules.either", StatusCodes.Status400BadRequest).ConfigureAwait(false);
            return;
        }

        var request = Rule(http, session, number.Length > 0 ? number : country) with
        {
            Pass = Form.Field(http, "way") == "pass",
        };
        await answers.GiveAsync(
            http, await parts.Register.AddRuleAsync(request).ConfigureAwait(false), refused: "bad.rules")
            .ConfigureAwait(false);
    }

    private async Task RemoveRuleAsync(HttpContext http, Session session) =>
        await answers.GiveAsync(http, await parts.Register.RemoveRuleAsync(
            Rule(http, session, Form.Field(http, "target"))).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task UndoAsync(HttpContext http, Session session)
    {
        _ = long.TryParse(
            Form.Field(http, "journal"), NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        var receipt = await parts.Register.UndoAsync(new UndoRequest
        {
            Number = session.Line.ToString(), Journal = journal, Who = Form.Who, Way = ChangeWay.Web,
            Evidence = Form.Evidence(session), Confirmation = Form.Token(http),
        }).ConfigureAwait(false);
        await answers.GiveAsync(http, receipt, refused: "bad.undo").ConfigureAwait(false);
    }

    private static ChangeRequest Request(HttpContext http, Session session) => new()
    {
        Number = session.Line.ToString(), Service = Form.Field(http, "service"), Zone = Form.Field(http, "zone"),
        To = "", Who = Form.Who, Way = ChangeWay.Web, Evidence = Form.Evidence(session),
        Confirmation = Form.Token(http),
    };

    private static RuleRequest Rule(HttpContext http, Session session, string target) => new()
    {
        Number = session.Line.ToString(), Target = target, Service = Form.Field(http, "service"),
        Who = Form.Who, Way = ChangeWay.Web, Evidence = Form.Evidence(session), Confirmation = Form.Token(http),
    };
}
