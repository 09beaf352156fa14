using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What is asked of a line and changed on it, by the register's one door.</summary>
internal sealed class SubscriberRoutes(ChoiceRegister register, ApiViews views)
{
    /// <summary>What is in force for a line, and why.</summary>
    public async Task<ApiReply> ShowAsync(string number, HttpContext http)
    {
        if (Fields.Number("number", number) is { } error)
        {
            return ApiReply.Of(error);
        }

        var answer = await register.ShowAsync(number, http.RequestAborted);
        return answer.Value is { } line ? ApiReply.Of(views.Line(line, answer.Message), ApiJson.Plain.SubscriberReply)
            : Refused(answer.Outcome, answer.Field, answer.Message);
    }

    /// <summary>A line's journal, a page at a time.</summary>
    public async Task<ApiReply> HistoryAsync(string number, string? limit, string? before, HttpContext http)
    {
        if (Fields.Number("number", number) is { } error)
        {
            return ApiReply.Of(error);
        }

        if (!Fields.TryWhole(limit, ConsoleLimits.HistoryUsual, ConsoleLimits.HistoryMax, out var most))
        {
            return ApiReply.Of(Errors.Wrong("limit", $"expected a whole number from 1 to {ConsoleLimits.HistoryMax}"));
        }

        if (!Fields.TryWhole(before, long.MaxValue, long.MaxValue, out var end))
        {
            return ApiReply.Of(Errors.Wrong("before", "expected a journal number"));
        }

        var answer = await register.HistoryAsync(number, http.RequestAborted);
        if (answer.Value is not { } entries)
        {
            return Refused(answer.Outcome, answer.Field, answer.Message);
        }

        var page = entries.Where(entry => entry.Journal < end).Take((int)most + 1).ToList();
        return ApiReply.Of(
            new HistoryReply
            {
                Number = number,
                Entries = [.. page.Take((int)most).Select(views.Entry)],
                More = page.Count > most,
            },
            ApiJson.Plain.HistoryReply);
    }

    /// <summary>Sets choices; answered when they are durable and in force.</summary>
    public async Task<ApiReply> ChooseAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.ChoicesBody);
        if ((error ?? Fields.Number("number", number) ?? Fields.Time("until", body!.Until)) is { } wrong)
        {
            return ApiReply.Of(wrong);
        }

        return Receipt(await register.ChangeAsync(new ChangeRequest
        {
            Number = number,
            Service = body!.Service,
            Zone = body.Zone,
            To = body.To,
            Until = body.Until,
            Note = body.Note,
            Evidence = Correlation.Of(http),
            Confirmation = body.Confirmation,
            Who = Who(http),
            Way = ChangeWay.Api,
        }));
    }

    /// <summary>Adds a personal rule.</summary>
    public async Task<ApiReply> AddRuleAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.RuleBody);
        if ((error ?? Fields.Number("number", number)) is { } wrong)
        {
            return ApiReply.Of(wrong);
        }

        return body!.Verdict is not ("pass" or "refuse")
            ? ApiReply.Of(Errors.Wrong("verdict", $"expected pass or refuse, found \"{Fields.Shown(body.Verdict)}\""))
            : Receipt(await register.AddRuleAsync(
                Rule(number, body.Target, body.Service, http) with
                {
                    Pass = body.Verdict == "pass", Note = body.Note, Confirmation = body.Confirmation,
                }));
    }

    /// <summary>Removes a target's personal rules.</summary>
    public async Task<ApiReply> RemoveRuleAsync(
        string number, string target, string? service, string? note, string? confirmation, HttpContext http) =>
        Fields.Number("number", number) is { } error ? ApiReply.Of(error)
            : Receipt(await register.RemoveRuleAsync(
                Rule(number, target, service, http) with { Note = note, Confirmation = confirmation }));

    /// <summary>Takes back the latest change of a line.</summary>
    public async Task<ApiReply> UndoAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.UndoBody);
        return (error ?? Fields.Number("number", number)) is { } wrong ? ApiReply.Of(wrong)
            : Receipt(await register.UndoAsync(new UndoRequest
            {
                Number = number,
                Journal = body!.Journal,
                Note = body.Note,
                Evidence = Correlation.Of(http),
                Confirmation = body.Confirmation,
                Who = Who(http),
                Way = ChangeWay.Api,
            }));
    }

    private static RuleRequest Rule(string number, string target, string? service, HttpContext http) => new()
    {
        Number = number,
        Target = target,
        Service = service ?? "all",
        Evidence = Correlation.Of(http),
        Who = Who(http),
        Way = ChangeWay.Api,
    };

    private ApiReply Receipt(ChangeReceipt receipt) => receipt switch
    {
        { IsSo: true } => ApiReply.Of(views.Change(receipt), ApiJson.Plain.ChangeReply),
        { Outcome: ChangeOutcome.NeedsConfirmation } => ApiReply.Of(Errors.Confirm(
            receipt.Message, receipt.Confirmation,
            receipt.ConfirmBefore is { } before ? views.Home(before) : null)),
        _ => Refused(receipt.Outcome, receipt.Field, receipt.Message),
    };

    /// <summary>The register calls the target of a rule <c>rule</c>; here it is <c>target</c>.</summary>
    private static ApiReply Refused(ChangeOutcome outcome, string field, string message) => ApiReply.Of(outcome switch
    {
        ChangeOutcome.Invalid when field == "rule" => Errors.Wrong("target", message["rule: ".Length..]),
        ChangeOutcome.Invalid => Errors.Invalid(field, message),
        ChangeOutcome.Refused => Errors.Conflict(message),
        _ => Errors.Unavailable(message),
    });

    private static string Who(HttpContext http) => $"key {Authority.CallerOf(http).Name}";
}
