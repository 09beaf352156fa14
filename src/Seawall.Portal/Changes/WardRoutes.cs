using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Entry;
using Seawall.Portal.Pages;
using Seawall.Portal.Visits;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Changes;

/// <summary>
/// The page of a line that somebody looks after: the guardian shuts at once, proposes to open, takes a proposal back.
/// Its address holds a key in place of the line's number, which belongs in no history of a browser.
/// </summary>
internal sealed class WardRoutes(PortalParts parts, Page page, LineDoor door, Answers answers)
{
    private const string Key = "key";

    private static readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (parts.Texts is null)
        {
            return;
        }

        routes.MapGet("/care/{key}", ShowAsync);
        routes.MapPost("/care/{key}/choice", http => door.EnterAsync(http, ChooseAsync));
        routes.MapPost("/care/{key}/back", http => door.EnterAsync(http, WithdrawAsync));
    }

    /// <summary>The address of a line's page for its guardian.</summary>
    public static string PathOf(E164 guardian, E164 line)
    {
        var mac = HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes($"{guardian} {line}"));
        return $"/care/{Convert.ToHexStringLower(mac.AsSpan(0, 12))}";
    }

    private async Task ShowAsync(HttpContext http)
    {
        if (Visit.Of(http).Session is not { } session)
        {
            await Page.GoAsync(http, "/sign-in").ConfigureAwait(false);
            return;
        }

        if (await FindAsync(http, session).ConfigureAwait(false) is not { } ward)
        {
            await MissingAsync(http).ConfigureAwait(false);
            return;
        }

        var number = ward.Line.ToString();
        var line = await parts.Register.ShowAsync(number, http.RequestAborted).ConfigureAwait(false);
        var recent = await parts.Register.HistoryAsync(number, PortalLimits.RecentEntries, http.RequestAborted)
            .ConfigureAwait(false);
        if (line.Value is not { } view)
        {
            await page.SayAsync(http, "bad.store", StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
            return;
        }

        var path = PathOf(session.Line, ward.Line);
        var since = parts.Time.GetUtcNow().AddDays(-PortalLimits.RefusedDays);
        await page.ShowAsync<CarePage>(
            http,
            new Care
            {
                Line = view,
                Path = path,
                Proposals = [.. view.Waiting.Where(one => one.Guardian == session.Line)],
                Refused = ward.Guardian.SeesRefused && parts.Refused is { } refused
                    ? RefusedGroup.Of(refused.Lately(ward.Line, since, PortalLimits.AttemptsMax), view)
                    : null,
                Done = Done.Of(http, recent.Value ?? []),
            },
            path).ConfigureAwait(false);
    }

    private async Task ChooseAsync(HttpContext http, Session session)
    {
        if (await FindAsync(http, session).ConfigureAwait(false) is not { } ward)
        {
            await MissingAsync(http).ConfigureAwait(false);
            return;
        }

        var receipt = await parts.Register.ChangeAsync(new ChangeRequest
        {
            Number = ward.Line.ToString(), Guardian = session.Line.ToString(), Service = Form.Field(http, "service"),
            Zone = Form.Field(http, "zone"), To = Form.Field(http, "to"), Who = Form.Who, Way = ChangeWay.Web,
            Evidence = Form.Evidence(session),
        }).ConfigureAwait(false);
        await answers.GiveAsync(http, receipt, PathOf(session.Line, ward.Line), "bad.guardian.state")
            .ConfigureAwait(false);
    }

    private async Task WithdrawAsync(HttpContext http, Session session)
    {
        if (await FindAsync(http, session).ConfigureAwait(false) is not { } ward)
        {
            await MissingAsync(http).ConfigureAwait(false);
            return;
        }

        _ = long.TryParse(
            Form.Field(http, "journal"), NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        var receipt = await parts.Register.WithdrawAsync(new WaitingRequest
        {
            Number = ward.Line.ToString(), Guardian = session.Line.ToString(), Journal = journal, Who = Form.Who,
            Way = ChangeWay.Web, Evidence = Form.Evidence(session),
        }).ConfigureAwait(false);
        await answers.GiveAsync(http, receipt, PathOf(session.Line, ward.Line), "bad.guardian.state")
            .ConfigureAwait(false);
    }

    /// <summary>The line of the address, where the one who is signed in is its guardian, and both said yes.</summary>
    private async Task<WardView?> FindAsync(HttpContext http, Session session)
    {
        var wards = await parts.Register.WardsAsync(session.Line.ToString(), http.RequestAborted).ConfigureAwait(false);
        var path = $"/care/{http.Request.RouteValues[Key]}";
        return (wards.Value ?? []).FirstOrDefault(ward =>
            ward.Guardian.State == GuardianState.Confirmed && PathOf(session.Line, ward.Line) == path);
    }

    private Task MissingAsync(HttpContext http) => page.SayAsync(http, "bad.missing", StatusCodes.Status404NotFound);
}
