using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Entry;
using Seawall.Portal.Visits;
using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>The pages that only show: the one page, and the whole history.</summary>
internal sealed class PageRoutes(PortalParts parts, Page page)
{
    /// <summary>Adds the addresses.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", HomeAsync);
        routes.MapGet("/history", HistoryAsync);
        routes.MapGet(SiteFiles.Style, SiteFiles.StyleAsync);
        routes.MapGet(SiteFiles.Icon, SiteFiles.IconAsync);
    }

    private async Task HomeAsync(HttpContext http)
    {
        if (Visit.Of(http).Session is not { } session)
        {
            await Page.GoAsync(http, "/sign-in").ConfigureAwait(false);
            return;
        }

        var (number, model) = (session.Line.ToString(), parts.Model());
        var line = await parts.Register.ShowAsync(number, http.RequestAborted).ConfigureAwait(false);
        if (line.Value is not { } view)
        {
            await page.SayAsync(http, "bad.store", StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
            return;
        }

        var now = parts.Time.GetUtcNow();
        var recent = await RecentAsync(session, view, http.RequestAborted).ConfigureAwait(false);
        var undo = recent is [var last, ..] && last.Journal == view.Journal && CanUndo(last, now) ? last : null;
        ImmutableArray<WardView>? wards = parts.Texts is null
            ? null
            : await WardsAsync(number, http.RequestAborted).ConfigureAwait(false);
        await page.ShowAsync<HomePage>(
            http,
            new Home
            {
                Line = view,
                Refused = parts.Refused is { } refused
                    ? RefusedGroup.Of(
                        refused.Lately(session.Line, now.AddDays(-PortalLimits.RefusedDays), PortalLimits.AttemptsMax),
                        view)
                    : null,
                Recent = recent,
                Undoable = undo?.Journal ?? 0,
                UndoUntil = (undo?.At ?? now).AddMinutes(RegisterLimits.UndoMinutes),
                Done = Done.Of(http, recent),
                Wards = wards,
                Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, model.TimeZone).DateTime),
            },
            "/").ConfigureAwait(false);
    }

    private async Task HistoryAsync(HttpContext http)
    {
        if (Visit.Of(http).Session is not { } session)
        {
            await Page.GoAsync(http, "/sign-in").ConfigureAwait(false);
            return;
        }

        var history = await parts.Register.HistoryAsync(
            session.Line.ToString(), PortalLimits.HistoryEntries + 1, http.RequestAborted).ConfigureAwait(false);
        if (history.Value is not { } entries)
        {
            await page.SayAsync(http, "bad.store", StatusCodes.Status503ServiceUnavailable).ConfigureAwait(false);
            return;
        }

        await page.ShowAsync<HistoryPage>(
            http,
            new History([.. entries.Take(PortalLimits.HistoryEntries)], entries.Count > PortalLimits.HistoryEntries),
            "/history").ConfigureAwait(false);
    }

    /// <summary>
    /// The latest entries of a line. What the session was shown before is still true while the line has not changed:
    /// entries hang on the last one, and change only when persons are removed from them, long after any session.
    /// </summary>
    private async Task<IReadOnlyList<HistoryEntry>> RecentAsync(
        Session session, LineView view, CancellationToken cancel)
    {
        if (session.Recent is not [var last, ..] || last.Journal != view.Journal)
        {
            var number = session.Line.ToString();
            var history = await parts.Register.HistoryAsync(number, PortalLimits.RecentEntries, cancel)
                .ConfigureAwait(false);
            session.Recent = history.Value ?? [];
        }

        return session.Recent;
    }

    private async Task<ImmutableArray<WardView>> WardsAsync(string number, CancellationToken cancel) =>
        [.. (await parts.Register.WardsAsync(number, cancel).ConfigureAwait(false)).Value ?? []];

    private static bool CanUndo(HistoryEntry last, DateTimeOffset now) =>
        last.Kind is JournalKind.Choice or JournalKind.RuleAdded or JournalKind.RuleRemoved
        && now - last.At < TimeSpan.FromMinutes(RegisterLimits.UndoMinutes);
}
