using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Seawall.Console.Keys;
using Seawall.Console.Pipeline;

namespace Seawall.Console.Api;

/// <summary>
/// Every path of the API: what it takes, gives, and asks of its caller. The OpenAPI document is made of it.
/// </summary>
internal sealed class ApiRoutes(
    SubscriberRoutes subscribers, CareRoutes care, WaitingRoutes waiting, LifeRoutes life, ScreenRoutes screen,
    CampaignRoutes campaigns, TokenRoutes tokens, Idempotency idempotency)
{
    private const string Json = "application/json";
    private const string Line = "/v1/subscribers/{number}";

    /// <summary>Puts the paths in place.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        Asks<SubscriberReply>(app.MapGet(Line, subscribers.ShowAsync), "getSubscriber", ApiScope.Read);
        Asks<HistoryReply>(app.MapGet(Line + "/history", subscribers.HistoryAsync), "getHistory", ApiScope.Read);
        Changes<ChoicesBody>(app.MapPut(Line + "/choices", subscribers.ChooseAsync), "setChoices");
        Changes<RuleBody>(app.MapPost(Line + "/rules", subscribers.AddRuleAsync), "addRule");
        Changes(app.MapDelete(Line + "/rules/{target}", subscribers.RemoveRuleAsync), "removeRule");
        Changes<UndoBody>(app.MapPost(Line + "/undo", subscribers.UndoAsync), "undo");
        MapCare(app);
        Asks<ScreenReply>(app.MapPost("/v1/screen", (Delegate)screen.ScreenAsync), "screen", ApiScope.Screen)
            .Accepts<ScreenBody>(Json)
            .Produces<ErrorReply>(StatusCodes.Status415UnsupportedMediaType);
        Asks<CampaignsReply>(
            app.MapGet("/v1/campaigns", (Delegate)campaigns.ListAsync), "listCampaigns", ApiScope.Read);
        Asks<CampaignReply>(app.MapGet("/v1/campaigns/{name}", campaigns.ShowAsync), "getCampaign", ApiScope.Read)
            .Produces<ErrorReply>(StatusCodes.Status404NotFound);
        app.MapPost("/oauth2/token", (Delegate)tokens.IssueAsync)
            .WithName("getToken").WithTags("oauth2")
            .Accepts<TokenBody>("application/x-www-form-urlencoded")
            .Produces<TokenReply>()
            .Produces<TokenErrorReply>(StatusCodes.Status400BadRequest)
            .Produces<TokenErrorReply>(StatusCodes.Status401Unauthorized);
    }

    private void MapCare(IEndpointRouteBuilder app)
    {
        const string guardian = Line + "/guardians/{guardian}";
        const string waits = Line + "/waiting/{journal}";
        Asks<WardsReply>(app.MapGet(Line + "/wards", care.WardsAsync), "getWards", ApiScope.Read);
        Changes<GuardianBody>(app.MapPost(Line + "/guardians", care.AskAsync), "askGuardian");
        Changes<ConfirmBody>(app.MapPost(guardian + "/confirm", care.ConfirmAsync), "confirmGuardian");
        Changes(app.MapDelete(guardian, care.EndAsync), "endGuardian");
        Changes<CoolingBody>(app.MapPut(Line + "/cooling-off", care.CoolAsync), "setCoolingOff");
        Changes<AcceptBody>(app.MapPost(waits + "/accept", waiting.AcceptAsync), "acceptProposal");
        Changes(app.MapDelete(waits, waiting.WithdrawAsync), "withdraw");
        Changes<HolderBody>(app.MapPost(Line + "/holder", life.HolderAsync), "newHolder", ApiScope.Admin);
        Changes<MoveBody>(app.MapPost(Line + "/move", life.MoveAsync), "move", ApiScope.Admin);
    }

    private RouteHandlerBuilder Changes<TBody>(
        RouteHandlerBuilder route, string name, ApiScope scope = ApiScope.Write)
        where TBody : notnull => Changes(route, name, scope)
        .Accepts<TBody>(Json)
        .Produces<ErrorReply>(StatusCodes.Status415UnsupportedMediaType);

    private RouteHandlerBuilder Changes(
        RouteHandlerBuilder route, string name, ApiScope scope = ApiScope.Write) =>
        Asks<ChangeReply>(route, name, scope)
            .AddEndpointFilter(idempotency)
            .WithMetadata(idempotency)
            .Produces<ChangeReply>(StatusCodes.Status202Accepted)
            .Produces<ErrorReply>(StatusCodes.Status409Conflict)
            .Produces<ErrorReply>(StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Asks<TReply>(RouteHandlerBuilder route, string name, ApiScope scope) => route
        .WithName(name)
        .WithTags("v1")
        .WithMetadata(new Needs(scope))
        .Produces<TReply>()
        .Produces<ErrorReply>(StatusCodes.Status400BadRequest)
        .Produces<ErrorReply>(StatusCodes.Status401Unauthorized)
        .Produces<ErrorReply>(StatusCodes.Status403Forbidden)
        .Produces<ErrorReply>(StatusCodes.Status503ServiceUnavailable);
}
