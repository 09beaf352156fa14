using System.Net.Sockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Seawall.Serving;
using Seawall.Settings;
using Seawall.Texts;

namespace Seawall.Admin;

/// <summary>
/// A test text: sent by the running process itself, through its own listener, because it alone knows the password of
/// the trunk. What comes is told at once, one JSON object a line.
/// </summary>
internal sealed class TextRoutes(Node node)
{
    private const int MessageMax = 2000;

    private static readonly byte[] _lineBreak = "\n"u8.ToArray();
    private static readonly TimeSpan _waitMax = TimeSpan.FromMinutes(10);

    /// <summary>Sends one.</summary>
    public async Task PlaceAsync(HttpContext http)
    {
        if (await Reply.ReadAsync(http, AdminJson.Plain.TextMessage) is not { } message)
        {
            await Reply.ErrorAsync(
                http, StatusCodes.Status400BadRequest, "the message is no JSON of this request");
            return;
        }

        var request = Request(message);
        var route = request.Value is null
            ? Answer<TextRoute>.Invalid(request.Field, request.Message)
            : node.FindTextRoute(message.Via);
        if (request.Value is not { } text || route.Value is not { } way)
        {
            await Reply.ErrorAsync(
                http,
                route.IsUsage ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
                route.Message, route.Field);
            return;
        }

        http.Response.ContentType = "application/x-ndjson";
        await WriteAsync(http, new TextLine(
            new TextWayReply(way.Trunk, way.Login.SystemId, way.From.ToString(), way.Listener.ToString()), null, null,
            null));
        await RunAsync(http, way, text);
    }

    private async Task RunAsync(HttpContext http, TextRoute way, TextRequest text)
    {
        var events = new List<CallEventReply>();
        var told = Channel.CreateUnbounded<TextEvent>();
        var placing = EndAsync();
        await foreach (var one in told.Reader.ReadAllAsync(CancellationToken.None))
        {
            events.Add(new CallEventReply(
                Math.Round(one.At.TotalMilliseconds, 3), one.Sent ? "out" : "in", one.Line, ""));
            await WriteAsync(http, new TextLine(null, events[^1], null, null));
        }

        var (result, failure) = await placing;
        await WriteAsync(http, new TextLine(
            null,
            null,
            result is null ? null : new TextReply(
                way.Trunk, way.Listener.ToString(), Words.Of(result.Outcome), result.Status, result.StatusName,
                [.. result.MessageIds], result.Receipt, result.Answer,
                Math.Round(result.Took.TotalMilliseconds, 3), [.. events]),
            failure.Length == 0 ? null : new ErrorReply(failure, "")));

        async Task<(TextResult? Result, string Failure)> EndAsync()
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, node.Stopping);
            try
            {
                return (await TextPlacing.PlaceAsync(
                    way, text, node.Time, one => told.Writer.TryWrite(one), end.Token), "");
            }
            catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException)
            {
                return (null, $"the text could not be sent: {failure.Message}");
            }
            finally
            {
                told.Writer.Complete();
            }
        }
    }

    private static async Task WriteAsync(HttpContext http, TextLine line)
    {
        if (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await http.Response.Body.WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(line, AdminJson.Plain.TextLine), http.RequestAborted);
            await http.Response.Body.WriteAsync(_lineBreak, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked went away; the session is ended as it has to be all the same.
        }
    }

    private static Answer<TextRequest> Request(TextMessage message)
    {
        var wait = TimeSpan.FromSeconds(15);
        if (!IsAddress(message.From))
        {
            return Answer<TextRequest>.Wrong(
                "from", $"expected a number, a short code or a name of at most {TextPdus.AddressMax} letters");
        }

        if (!IsAddress(message.To))
        {
            return Answer<TextRequest>.Wrong("to", $"expected a number of at most {TextPdus.AddressMax} digits");
        }

        if (message.Message is null || message.Message.Length > MessageMax)
        {
            return Answer<TextRequest>.Wrong("message", $"expected a text of at most {MessageMax} characters");
        }

        if (message.Wait is { } given
            && (!Units.TryDuration(given, out wait) || wait <= TimeSpan.Zero || wait > _waitMax))
        {
            return Answer<TextRequest>.Wrong("wait", "expected a length such as 15s, at most 10m");
        }

        return Answer<TextRequest>.Of(new TextRequest
        {
            From = message.From, To = message.To, Message = message.Message, Receipt = message.Receipt,
            Answer = message.Answer, WaitFor = wait,
        });
    }

    private static bool IsAddress(string? address) =>
        address is { Length: > 0 } && address.Length <= TextPdus.AddressMax
        && address.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
