using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What is asked of a line and changed on it, by the register's one door.</summary>
internal sealed class SubscriberRoutes(ChoiceRegister register, ApiViews views, ChangeAnswers answers)
{
    /// <summary>What is in force for a line and why, its personal rules, its guardians and what waits.</summary>
    public async Task<ApiReply> ShowAsync(string number, HttpContext http)
    {
        if (Fields.Number("number", number) is { } error)
        {
            return ApiReply.Of(error);
        }

        var answer = await register.ShowAsync(number, http.RequestAborted);
        return answer.Value is { } line ? ApiReply.Of(views.Line(line, answer.Message), ApiJson.Plain.SubscriberReply)
            : ChangeAnswers.Refused(answer.Outcome, answer.Field, answer.Message);
    }

    /// <summary>The journal of a line, the latest entry first: who changed what, when and by which way in.</summary>
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
            return ChangeAnswers.Refused(answer.Outcome, answer.Field, answer.Message);
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

    /// <summary>Sets choices of a line; answered when durable and in force, with the journal number.</summary>
    public async Task<ApiReply> ChooseAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.ChoicesBody);
        if ((error ?? Fields.Number("number", number) ?? Fields.Time("until", body!.Until)) is { } wrong)
        {
            return ApiReply.Of(wrong);
        }

        return answers.Of(await register.ChangeAsync(new ChangeRequest
        {
            Number = number,
            Service = body!.Service,
            Zone = body.Zone,
            To = body.To,
            Until = body.Until,
            Note = body.Note,
            Evidence = Correlation.Of(http),
            Confirmation = body.Confirmation,
            Guardian = body.Guardian,
            Who = ChangeAnswers.Who(http),
            Way = ChangeWay.Api,
        }));
    }

    /// <summary>Adds a personal rule: a country, a number or registered senders that pass or do not.</summary>
    public async Task<ApiReply> AddRuleAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.RuleBody);
        if ((error ?? Fields.Number("number", number)) is { } wrong)
        {
            return ApiReply.Of(wrong);
        }

        return body!.Verdict is not ("pass" or "refuse")
            ? ApiReply.Of(Errors.Wrong("verdict", $"expected pass or refuse, found \"{Fields.Shown(body.Verdict)}\""))
            : answers.Of(await register.AddRuleAsync(
                Rule(number, body.Target, body.Service, http) with
                {
                    Pass = body.Verdict == "pass",
                    Note = body.Note,
                    Confirmation = body.Confirmation,
                    Guardian = body.Guardian,
                }));
    }

    /// <summary>Removes the personal rules about a country, a number or registered senders.</summary>
    public async Task<ApiReply> RemoveRuleAsync(
        string number, string target, string? service, string? note, string? confirmation, string? guardian,
        HttpContext http) =>
        Fields.Number("number", number) is { } error ? ApiReply.Of(error)
            : answers.Of(await register.RemoveRuleAsync(
                Rule(number, target, service, http) with
                {
                    Note = note, Confirmation = confirmation, Guardian = guardian,
                }));

    /// <summary>Takes back the latest change of a line, within ten minutes of it.</summary>
    public async Task<ApiReply> UndoAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.UndoBody);
        return (error ?? Fields.Number("number", number)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.UndoAsync(new UndoRequest
            {
                Number = number,
                Journal = body!.Journal,
                Note = body.Note,
                Evidence = Correlation.Of(http),
                Confirmation = body.Confirmation,
                Who = ChangeAnswers.Who(http),
                Way = ChangeWay.Api,
            }));
    }

    private static RuleRequest Rule(string number, string target, string? service, HttpContext http) => new()
    {
        Number = number,
        Target = target,
        Service = service ?? "all",
        Evidence = Correlation.Of(http),
        Who = ChangeAnswers.Who(http),
        Way = ChangeWay.Api,
    };
}
