using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What a line and its guardians say to each other, and the cooling-off a line chose.</summary>
internal sealed class CareRoutes(ChoiceRegister register, ApiViews views, ChangeAnswers answers)
{
    /// <summary>The lines that a number is the guardian of, askings included.</summary>
    public async Task<ApiReply> WardsAsync(string number, HttpContext http)
    {
        if (Fields.Number("number", number) is { } error)
        {
            return ApiReply.Of(error);
        }

        var answer = await register.WardsAsync(number, http.RequestAborted);
        return answer.Value is { } wards
            ? ApiReply.Of(
                new WardsReply { Number = number, Wards = [.. wards.Select(views.Ward)] }, ApiJson.Plain.WardsReply)
            : ChangeAnswers.Refused(answer.Outcome, "number", answer.Message);
    }

    /// <summary>Asks a guardian for a line, or offers one to it; counts when the other side confirms it.</summary>
    public async Task<ApiReply> AskAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.GuardianBody);
        return (error ?? Check(number, body!.Guardian, body.By)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.AskGuardianAsync(
                Request(number, body!.Guardian, body.By, body.Note, http) with { SeesRefused = body.SeesRefused }));
    }

    /// <summary>The side that was asked says yes.</summary>
    public async Task<ApiReply> ConfirmAsync(string number, string guardian, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.ConfirmBody);
        return (error ?? Check(number, guardian, body!.By)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.ConfirmGuardianAsync(
                Request(number, guardian, body!.By, body.Note, http)));
    }

    /// <summary>A line and its guardian part, or the side that was asked says no.</summary>
    public async Task<ApiReply> EndAsync(
        string number, string guardian, string? by, string? note, HttpContext http) =>
        Check(number, guardian, by ?? Line) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.EndGuardianAsync(Request(number, guardian, by ?? Line, note, http)));

    /// <summary>For how long each opening of a line waits, chosen by the line beforehand.</summary>
    public async Task<ApiReply> CoolAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.CoolingBody);
        return (error ?? Fields.Number("number", number)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.SetCoolingOffAsync(new CoolingRequest
            {
                Number = number,
                Hours = body!.Hours,
                Note = body.Note,
                Evidence = Correlation.Of(http),
                Who = ChangeAnswers.Who(http),
                Way = ChangeWay.Api,
            }));
    }

    private const string Line = "line";

    private static ErrorReply? Check(string number, string guardian, string by) =>
        Fields.Number("number", number) ?? Fields.Number("guardian", guardian)
        ?? (by is Line or "guardian" ? null
            : Errors.Wrong("by", $"expected line or guardian, found \"{Fields.Shown(by)}\""));

    private static GuardianRequest Request(
        string number, string guardian, string by, string? note, HttpContext http) => new()
    {
        Number = number,
        Guardian = guardian,
        ByGuardian = by != Line,
        Note = note,
        Evidence = Correlation.Of(http),
        Who = ChangeAnswers.Who(http),
        Way = ChangeWay.Api,
    };
}
