using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;
using Seawall.Register;

namespace Seawall.Console.Api;

/// <summary>What the operator tells of a line's life.</summary>
internal sealed class LifeRoutes(ChoiceRegister register, ChangeAnswers answers)
{
    /// <summary>A line has a new holder, who starts undecided and without guardians.</summary>
    public async Task<ApiReply> HolderAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.HolderBody);
        return (error ?? Fields.Number("number", number)) is { } wrong ? ApiReply.Of(wrong)
            : answers.Of(await register.NewHolderAsync(new HolderRequest
            {
                Number = number,
                Holder = body!.Holder,
                Note = body.Note,
                Evidence = Correlation.Of(http),
                Who = ChangeAnswers.Who(http),
                Way = ChangeWay.Api,
            }));
    }

    /// <summary>The same person has another number: all that the line held goes along.</summary>
    public async Task<ApiReply> MoveAsync(string number, HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.MoveBody);
        return (error ?? Fields.Number("number", number) ?? Fields.Number("to", body!.To)) is { } wrong
            ? ApiReply.Of(wrong)
            : answers.Of(await register.MoveAsync(new MoveRequest
            {
                From = number,
                To = body!.To,
                Note = body.Note,
                Evidence = Correlation.Of(http),
                Who = ChangeAnswers.Who(http),
                Way = ChangeWay.Api,
            }));
    }
}
