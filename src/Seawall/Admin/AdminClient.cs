using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Seawall.Commands;

namespace Seawall.Admin;

/// <summary>
/// The command line's end of the admin socket: HTTP over a Unix domain socket, JSON in both directions. What the other
/// end refuses becomes the verb's one line and exit code.
/// </summary>
internal sealed class AdminClient : IDisposable
{
    private readonly string _socket;
    private readonly HttpClient _http;

    /// <summary>A client of the process that listens on <paramref name="socket"/>; nothing is opened yet.</summary>
    public AdminClient(string socket)
    {
        _socket = socket;
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = ConnectAsync,
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri("http://seawall"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Asks for something; the answer as its bytes, to be shown as they are.</summary>
    public Task<byte[]> GetAsync(string path, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    /// <summary>Asks for something to be done; the answer as its bytes.</summary>
    public Task<byte[]> PostAsync(string path, CancellationToken cancel) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path), cancel);

    /// <summary>Asks for something to be done by a message; the answer as its bytes.</summary>
    public Task<byte[]> PostAsync<T>(string path, T message, JsonTypeInfo<T> type, CancellationToken cancel) =>
        SendAsync(Post(path, message, type), cancel);

    /// <summary>Asks for something; the lines of the answer as they come.</summary>
    public IAsyncEnumerable<string> GetLinesAsync(string path, CancellationToken cancel) =>
        LinesAsync(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    /// <summary>Asks for something to be done by a message; the lines of the answer as they come.</summary>
    public IAsyncEnumerable<string> PostLinesAsync<T>(
        string path, T message, JsonTypeInfo<T> type, CancellationToken cancel) =>
        LinesAsync(Post(path, message, type), cancel);

    /// <summary>Opens an answer that is read while it comes; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> OpenAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException failure)
        {
            throw VerbException.Failed(Unreachable(failure));
        }

        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw await RefusedAsync(answer, cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Post<T>(string path, T message, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(message, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    private async IAsyncEnumerable<string> LinesAsync(
        HttpRequestMessage request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using (request)
        {
            using var answer = await OpenAsync(request, cancel);
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
            while (await ReadAsync(reader, cancel) is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>The next line; null at the end, also where the process ended in the middle of it.</summary>
    private static async Task<string?> ReadAsync(StreamReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadLineAsync(cancel);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using (request)
        {
            using var answer = await OpenAsync(request, cancel);
            try
            {
                return await answer.Content.ReadAsByteArrayAsync(cancel);
            }
            catch (HttpRequestException)
            {
                throw VerbException.Failed("Seawall ended before it answered");
            }
        }
    }

    private static async Task<VerbException> RefusedAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var code = answer.StatusCode is HttpStatusCode.BadRequest ? ExitCode.Usage : ExitCode.Failed;
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        try
        {
            var error = JsonSerializer.Deserialize(body, AdminJson.Plain.ErrorReply);
            return new VerbException(code, error?.Message ?? $"Seawall answered {(int)answer.StatusCode}");
        }
        catch (JsonException)
        {
            return new VerbException(code, $"Seawall answered {(int)answer.StatusCode}; is it of another version?");
        }
    }

    private string Unreachable(HttpRequestException failure) => failure.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.AccessDenied } => $"no permission to use {_socket}",
        SocketException or FileNotFoundException or DirectoryNotFoundException =>
            $"Seawall is not running: nobody listens on {_socket}",
        _ => "Seawall ended before it answered",
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(_socket), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
