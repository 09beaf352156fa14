using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Seawall.Register;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>A line's choices, rules and history.</summary>
internal sealed class LineRoutes(Node node)
{
    /// <summary>What holds for a line.</summary>
    public async Task ShowAsync(HttpContext http)
    {
        var answer = await node.Register.ShowAsync(Number(http), http.RequestAborted);
        await Reply.WriteAsync(http, Reply.Of(answer, Line), AdminJson.Plain.LineReply);
    }

    /// <summary>Who changed what.</summary>
    public async Task HistoryAsync(HttpContext http)
    {
        var number = Number(http);
        var answer = await node.Register.HistoryAsync(number, http.RequestAborted);
        await Reply.WriteAsync(
            http,
            Reply.Of(answer, (entries, _) => new HistoryReply(number, [.. entries.Select(Entry)])),
            AdminJson.Plain.HistoryReply);
    }

    /// <summary>What an auditor needs to check the journal of a line without us.</summary>
    public async Task ProofAsync(HttpContext http)
    {
        long? end = null;
        if (Reply.Query(http, "at") is { } at)
        {
            if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var journal))
            {
                await Reply.ErrorAsync(http, StatusCodes.Status400BadRequest, "at: expected a journal number", "at");
                return;
            }

            end = journal;
        }

        var answer = await node.Register.ProofAsync(Number(http), end, http.RequestAborted);
        if (answer.Value is not { } proof)
        {
            var isWrong = answer.Outcome == ChangeOutcome.Invalid;
            await Reply.ErrorAsync(
                http, isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
                answer.Message, answer.Field);
            return;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = proof.Length;
        await http.Response.Body.WriteAsync(proof, http.RequestAborted);
    }

    /// <summary>Sets choices.</summary>
    public async Task SetAsync(HttpContext http)
    {
        var begun = node.Time.GetTimestamp();
        if (await Reply.ReadAsync(http, AdminJson.Plain.ChoiceMessage) is not { } message)
        {
            await NoMessageAsync(http);
            return;
        }

        await WriteAsync(http, begun, await node.Register.ChangeAsync(new ChangeRequest
        {
            Number = Number(http),
            Service = message.Service ?? "",
            Zone = message.Zone ?? "",
            To = message.To ?? "",
            For = message.For,
            Until = message.Until,
            Note = message.Note,
            Confirmation = message.Confirm,
            Who = message.Who ?? "",
            Way = ChangeWay.Cli,
        }));
    }

    /// <summary>Adds a personal rule.</summary>
    public Task AddRuleAsync(HttpContext http) => RuleAsync(http, node.Register.AddRuleAsync);

    /// <summary>Removes a personal rule.</summary>
    public Task RemoveRuleAsync(HttpContext http) => RuleAsync(http, node.Register.RemoveRuleAsync);

    private async Task RuleAsync(HttpContext http, Func<RuleRequest, Task<ChangeReceipt>> change)
    {
        var begun = node.Time.GetTimestamp();
        if (await Reply.ReadAsync(http, AdminJson.Plain.RuleMessage) is not { } message)
        {
            await NoMessageAsync(http);
            return;
        }

        await WriteAsync(http, begun, await change(new RuleRequest
        {
            Number = Number(http),
            Pass = message.Pass,
            Target = message.Target ?? "",
            Service = message.Service ?? "",
            Note = message.Note,
            Confirmation = message.Confirm,
            Who = message.Who ?? "",
            Way = ChangeWay.Cli,
        }));
    }

    private Task WriteAsync(HttpContext http, long begun, ChangeReceipt receipt) => Reply.WriteAsync(
        http,
        receipt.Outcome switch
        {
            ChangeOutcome.Invalid => Answer<ChangeReply>.Invalid(receipt.Field, receipt.Message),
            ChangeOutcome.Unavailable or ChangeOutcome.Refused => Answer<ChangeReply>.Failed(receipt.Message),
            ChangeOutcome.NeedsConfirmation =>
                Answer<ChangeReply>.Failed($"{receipt.Message} The same with --confirm {receipt.Confirmation}"),
            _ => Answer<ChangeReply>.Of(new ChangeReply(
                Words.Of(receipt.Outcome), receipt.Number.ToString(), receipt.Journal, receipt.Message,
                Differences(receipt.Before, receipt.After), receipt.After is { } after ? Line(after, "") : null,
                Math.Round(node.Time.GetElapsedTime(begun).TotalMilliseconds, 3))),
        },
        AdminJson.Plain.ChangeReply);

    private ImmutableArray<ChangedReply> Differences(LineView? before, LineView? after)
    {
        if (before is null || after is null)
        {
            return [];
        }

        var changes = before.Choices.Zip(after.Choices)
            .Where(pair => pair.First != pair.Second)
            .Select(pair =>
                new ChangedReply(
                    $"{Words.Of(pair.First.Service)} {pair.First.Zone}", Say(pair.First), Say(pair.Second)));
        var gone = before.Rules.Except(after.Rules).Select(rule => new ChangedReply("rule", Say(rule), ""));
        var made = after.Rules.Except(before.Rules).Select(rule => new ChangedReply("rule", "", Say(rule)));
        return [.. changes, .. gone, .. made];
    }

    private string Say(ChoiceView choice) => choice.PauseUntil is { } end
        ? $"open until {TimeText.Write(end, node.TimeZone)}, then {Words.Of(choice.Choice)}"
        : Words.Of(choice.Choice);

    private static string Say(RuleView rule) => $"{(rule.Pass ? "pass" : "refuse")} {rule.Target} ({rule.Service})";

    private LineReply Line(LineView line, string remark) => new(
        line.Number.ToString(),
        [
            .. line.Choices.Select(choice => new ChoiceReply(
                Words.Of(choice.Service), choice.Zone, Words.Of(choice.Choice), choice.Open, Words.Of(choice.Basis),
                choice.PauseUntil is { } end ? TimeText.Write(end, node.TimeZone) : "")
            {
                Campaign = choice.Measure?.Campaign ?? "",
                Since = choice.Measure is { } measure ? TimeText.Write(measure.Since, node.TimeZone) : "",
            }),
        ],
        [.. line.Rules.Select(
            rule => new RuleReply(rule.Id, rule.Pass ? "pass" : "refuse", rule.Target, rule.Service))],
        line.Journal,
        remark);

    private HistoryEntryReply Entry(HistoryEntry entry) => new(
        entry.Journal, TimeText.Write(entry.At, node.TimeZone), Words.Of(entry.Kind), Words.Of(entry.Way), entry.Who,
        entry.Note,
        [.. entry.Changes.Select(change => new ChangedReply(change.What, change.Before, change.After))]);

    private static string Number(HttpContext http) => Reply.Query(http, "number") ?? "";

    private static Task NoMessageAsync(HttpContext http) =>
        Reply.ErrorAsync(http, StatusCodes.Status400BadRequest, "the message is no JSON of this request");
}
