using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>Yes and no to what waits on a line: a guardian's proposal, an opening in its cooling-off.</summary>
internal sealed class WaitingRoutes(ChoiceRegister register, ChangeAnswers answers)
{
    /// <summary>The line says yes to a guardian's proposal.</summary>
    public async Task<ApiReply> AcceptAsync(string number, string journal, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.AcceptBody);
        return (error ?? Check(number, journal, out _)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.AcceptAsync(
                Request(number, journal, body!.Note, http) with { Confirmation = body.Confirmation }));
    }

    /// <summary>The line takes back what waits or declines a proposal, or a guardian takes back a proposal.</summary>
    public async Task<ApiReply> WithdrawAsync(
        string number, string journal, string? guardian, string? note, HttpContext http) =>
        Check(number, journal, out _) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.WithdrawAsync(
                Request(number, journal, note, http) with { Guardian = guardian }));

    private static ErrorReply? Check(string number, string journal, out long value)
    {
        var isWhole = Fields.TryWhole(journal, 0, long.MaxValue, out value);
        return Fields.Number("number", number)
            ?? (isWhole ? null : Errors.Wrong("journal", "expected a journal number"));
    }

    private static WaitingRequest Request(string number, string journal, string? note, HttpContext http)
    {
        Check(number, journal, out var value);
        return new WaitingRequest
        {
            Number = number,
            Journal = value,
            Note = note,
            Evidence = Correlation.Of(http),
            Who = ChangeAnswers.Who(http),
            Way = ChangeWay.Api,
        };
    }
}
