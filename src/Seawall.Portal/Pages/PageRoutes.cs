using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        var history = await parts.Register.HistoryAsync(number, http.RequestAborted)
            .ConfigureAwait(false);
        IReadOnlyList<HistoryEntry> recent = [.. (history.Value ?? []).Take(PortalLimits.RecentEntries)];
        var undo = recent is [var last, ..] && last.Journal == view.Journal && CanUndo(last, now) ? last : null;
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
                Done = DoneOf(http, recent),
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
            session.Line.ToString(), http.RequestAborted).ConfigureAwait(false);
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

    private static bool CanUndo(HistoryEntry last, DateTimeOffset now) =>
        last.Kind is JournalKind.Choice or JournalKind.RuleAdded or JournalKind.RuleRemoved
        && now - last.At < TimeSpan.FromMinutes(RegisterLimits.UndoMinutes);

    /// <summary>
    /// What the address says was done, where it is true: an address that somebody made up changes nothing.
    /// </summary>
    private static Done DoneOf(HttpContext http, IReadOnlyList<HistoryEntry> recent)
    {
        var query = http.Request.Query;
        _ = long.TryParse(query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        var entry = recent.FirstOrDefault(one => one.Journal == journal);
        return new Done(query["already"] == "1", entry?.Journal ?? 0, entry?.Kind == JournalKind.Undone);
    }
}
