using Microsoft.AspNetCore.Http;
using Seawall.Console.Pipeline;

namespace Seawall.Console.Api;

/// <summary>Verdicts for elements that ask by HTTP.</summary>
internal sealed class ScreenRoutes(IScreenDesk desk)
{
    /// <summary>The verdict of one call or text, by the rule that judges the wire; recorded.</summary>
    public async Task<ApiReply> ScreenAsync(HttpContext http)
    {
        var (body, error) = await RequestBody.ReadAsync(http, ApiJson.Plain.ScreenBody);
        if (error is not null)
        {
            return ApiReply.Of(error);
        }

        var answer = await desk.JudgeAsync(body!, Correlation.Of(http), http.RequestAborted);
        return answer.Verdict is { } verdict ? ApiReply.Of(verdict, ApiJson.Plain.ScreenReply)
            : ApiReply.Of(Errors.Invalid(answer.Field, answer.Message));
    }
}
