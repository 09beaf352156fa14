using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Seawall.Console.Api;

namespace Seawall.Console.Pipeline;

/// <summary>
/// <c>Idempotency-Key</c>: 1 read it, 2 claim the request, 3 answer as before where it is known, 4 else do it and keep
/// the answer. Only an answer that says done is kept: what changed nothing can be tried again.
/// </summary>
internal sealed class Idempotency(Repeats repeats) : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // 1 read
        var http = context.HttpContext;
        var key = http.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return await next(context);
        }

        if (key.Length > ConsoleLimits.IdempotencyKeyMax || !Ascii.IsValid(key) || key.Any(char.IsControl))
        {
            return ApiReply.Of(Errors.Wrong(
                Header, $"expected at most {ConsoleLimits.IdempotencyKeyMax} printable characters"));
        }

        // 2 claim
        var caller = Authority.CallerOf(http).Name;
        var repeat = await repeats.ClaimAsync(caller, key, await PrintAsync(http), http.RequestAborted);
        if (repeat.IsOther)
        {
            return ApiReply.Of(Errors.KeyReused());
        }

        // 3 answer as before
        if (repeat.Answer is { } known)
        {
            return ApiReply.Again(known.Status, known.Body);
        }

        // 4 do it
        ApiReply? reply = null;
        try
        {
            reply = (ApiReply?)await next(context);
            return reply;
        }
        finally
        {
            repeats.Done(caller, key, reply?.Status ?? 0, reply is { IsDone: true } ? reply.Text : null);
        }
    }

    /// <summary>SHA-256 of all that makes one request another.</summary>
    private static async Task<string> PrintAsync(HttpContext http)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var request = http.Request;
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path.Value}{request.QueryString.Value}\n"));
        hash.AppendData(await Buffered.BodyAsync(http));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
