using Microsoft.AspNetCore.Http;
using Seawall.Portal.Entry;
using Seawall.Portal.Pages;
using Seawall.Portal.Visits;
using Seawall.Screening;

namespace Seawall.Portal.Changes;

/// <summary>Lets a form of a signed-in line in, so often and no more.</summary>
internal sealed class LineDoor(PortalParts parts, Page page)
{
    private readonly Allowance<E164> _changes = new(
        PortalLimits.ChangesBurst, TimeSpan.FromSeconds(PortalLimits.ChangeEverySeconds), parts.Time);

    /// <summary>Runs a change for whoever is signed in.</summary>
    public Task EnterAsync(HttpContext http, Func<HttpContext, Session, Task> change) =>
        Visit.Of(http).Session is not { } session ? Page.GoAsync(http, "/sign-in")
        : _changes.TryTake(session.Line) ? change(http, session)
        : page.SayAsync(http, "bad.busy", StatusCodes.Status429TooManyRequests);
}
