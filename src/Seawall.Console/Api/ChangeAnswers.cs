using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What became of a change, as an answer of the API.</summary>
internal sealed class ChangeAnswers(ApiViews views)
{
    /// <summary>
    /// 200 for what is so, 202 for what waits, 409 for what has to be asked for twice or is not to be had, 400 and 503.
    /// </summary>
    public ApiReply Of(ChangeReceipt receipt) => receipt switch
    {
        { IsSo: true } => ApiReply.Of(views.Change(receipt), ApiJson.Plain.ChangeReply),
        { Outcome: ChangeOutcome.Waiting } => ApiReply.Of(
            views.Change(receipt), ApiJson.Plain.ChangeReply, StatusCodes.Status202Accepted),
        { Outcome: ChangeOutcome.NeedsConfirmation } => ApiReply.Of(Errors.Confirm(
            receipt.Message, receipt.Confirmation,
            receipt.ConfirmBefore is { } before ? views.Home(before) : null)),
        _ => Refused(receipt.Outcome, receipt.Field, receipt.Message),
    };

    /// <summary>The register's words for fields, where they are other ones than here, are put into ours.</summary>
    public static ApiReply Refused(ChangeOutcome outcome, string field, string message) => ApiReply.Of(outcome switch
    {
        ChangeOutcome.Invalid when field == "rule" => Errors.Wrong("target", message["rule: ".Length..]),
        ChangeOutcome.Invalid when field == "from" => Errors.Wrong("number", message["from: ".Length..]),
        ChangeOutcome.Invalid => Errors.Invalid(field, message),
        ChangeOutcome.Refused => Errors.Conflict(message),
        _ => Errors.Unavailable(message),
    });

    /// <summary>Who asks, for the journal.</summary>
    public static string Who(HttpContext http) => $"key {Authority.CallerOf(http).Name}";
}
