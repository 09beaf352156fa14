using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;

namespace Seawall.Portal.Pages;

/// <summary>Answers requests with pages.</summary>
internal sealed class Page(PortalOptions options, PortalParts parts, IAntiforgery antiforgery)
{
    /// <summary>Shows a page.</summary>
    public Task ShowAsync<T>(HttpContext http, object content, string path, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        var visit = Visit.Of(http);
        var slot = http.RequestServices.GetRequiredService<PageSlot>();
        slot.Content = content;
        slot.Frame = new PageFrame
        {
            Words = Words.In(visit.Wishes.Language),
            Wishes = visit.Wishes,
            Path = path,
            Key = FormGate.Field(antiforgery.GetAndStoreTokens(http)),
            Session = visit.Session,
            Options = options,
            Model = parts.Model(),
        };
        SafeHeaders.Set(http);
        return new RazorComponentResult<T> { StatusCode = status }.ExecuteAsync(http);
    }

    /// <summary>Says that something did not work, in a key of the words.</summary>
    public Task SayAsync(HttpContext http, string key, int status) =>
        ShowAsync<MessagePage>(http, new Message(key), "/", status);

    /// <summary>Sends the browser on to another page, which it then loads anew.</summary>
    public static Task GoAsync(HttpContext http, string to)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}

/// <summary>What a page of one sentence says.</summary>
internal sealed record Message(string Key);
