using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Portal.Entry;
using Seawall.Register;

namespace Seawall.Portal.Changes;

/// <summary>
/// Care: guardians of a line and lines of a guardian, what waits for a yes, and the line's own cooling-off.
/// </summary>
internal sealed class CareRoutes(PortalParts parts, LineDoor door, Answers answers)
{
    private const string State = "bad.guardian.state";

    /// <summary>Adds the addresses; those of guardians only where texts can tell them what happens.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/waiting/yes", http => door.EnterAsync(http, AcceptAsync));
        routes.MapPost("/waiting/no", http => door.EnterAsync(http, WithdrawAsync));
        routes.MapPost("/cooling", http => door.EnterAsync(http, CoolingAsync));
        if (parts.Texts is null)
        {
            return;
        }

        var register = parts.Register;
        Speak("/guardian/ask", byGuardian: false, register.AskGuardianAsync);
        Speak("/guardian/yes", byGuardian: false, register.ConfirmGuardianAsync);
        Speak("/guardian/end", byGuardian: false, register.EndGuardianAsync);
        Speak("/ward/offer", byGuardian: true, register.AskGuardianAsync);
        Speak("/ward/yes", byGuardian: true, register.ConfirmGuardianAsync);
        Speak("/ward/end", byGuardian: true, register.EndGuardianAsync);

        void Speak(string path, bool byGuardian, Func<GuardianRequest, Task<ChangeReceipt>> say) => routes.MapPost(
            path, http => door.EnterAsync(http, async (_, session) =>
            {
                var request = Between(http, session, byGuardian);
                await answers.GiveAsync(http, await say(request).ConfigureAwait(false), refused: State)
                    .ConfigureAwait(false);
            }));
    }

    /// <summary>What the one who is signed in says to the other side, as a line or as a guardian.</summary>
    private GuardianRequest Between(HttpContext http, Session session, bool byGuardian)
    {
        var (own, other) = (session.Line.ToString(), Form.Field(http, "number"));

        // A wrong number is the other side's in both cases; the register would name the line.
        if (byGuardian && !IsLine(other))
        {
            (own, other) = (other, own);
        }

        return new GuardianRequest
        {
            Number = byGuardian ? other : own, Guardian = byGuardian ? own : other, ByGuardian = byGuardian,
            SeesRefused = Form.Field(http, "sees") == "yes", Who = Form.Who, Way = ChangeWay.Web,
            Evidence = Form.Evidence(session),
        };
    }

    private bool IsLine(string text) =>
        parts.Model() is var model && model.Dial.TryReadTyped(text, out var number) && Lines.IsLine(model, number);

    private async Task AcceptAsync(HttpContext http, Session session) => await answers.GiveAsync(
        http, await parts.Register.AcceptAsync(Waiting(http, session)).ConfigureAwait(false), refused: State)
        .ConfigureAwait(false);

    private async Task WithdrawAsync(HttpContext http, Session session) => await answers.GiveAsync(
        http, await parts.Register.WithdrawAsync(Waiting(http, session)).ConfigureAwait(false), refused: State)
        .ConfigureAwait(false);

    private static WaitingRequest Waiting(HttpContext http, Session session)
    {
        _ = long.TryParse(
            Form.Field(http, "journal"), NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        return new WaitingRequest
        {
            Number = session.Line.ToString(), Journal = journal, Who = Form.Who, Way = ChangeWay.Web,
            Evidence = Form.Evidence(session), Confirmation = Form.Token(http),
        };
    }

    private async Task CoolingAsync(HttpContext http, Session session)
    {
        var isNumber = int.TryParse(
            Form.Field(http, "hours"), NumberStyles.None, CultureInfo.InvariantCulture, out var hours);
        await answers.GiveAsync(http, await parts.Register.SetCoolingOffAsync(new CoolingRequest
        {
            Number = session.Line.ToString(), Hours = isNumber ? hours : -1, Who = Form.Who, Way = ChangeWay.Web,
            Evidence = Form.Evidence(session),
        }).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
