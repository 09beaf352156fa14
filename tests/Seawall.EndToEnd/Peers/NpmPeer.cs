using System.Globalization;
using System.Text.Json.Nodes;

namespace Seawall.EndToEnd;

/// <summary>An ESME or a message centre by the npm package <c>smpp</c>, see <c>Scenarios/smpp-peer.js</c>.</summary>
internal sealed class NpmPeer : IAsyncDisposable
{
    private readonly RunningProcess _process;
    private int _asked;

    private NpmPeer(RunningProcess process) => _process = process;

    public string Output => _process.Output;

    /// <summary>A message centre or hub that is bound to; returns when it listens.</summary>
    public static async Task<NpmPeer> CentreAsync(int port, JsonObject? options = null)
    {
        var peer = Start(With(options, ("role", "centre"), ("port", port)));
        return await peer.AfterAsync(
            peer.PrintedAsync($"the centre to listen on {port}", line => line["listening"] is not null));
    }

    /// <summary>An ESME; returns when its bind was answered, well or not.</summary>
    public static async Task<NpmPeer> EsmeAsync(
        int port, string systemId = "hub", string password = "secret", JsonObject? options = null)
    {
        var peer = Start(With(
            options, ("role", "esme"), ("port", port), ("system_id", systemId), ("password", password)));
        return await peer.AfterAsync(peer.BoundAsync());
    }

    /// <summary>The status of the answer to the bind.</summary>
    public async Task<int> BoundAsync()
    {
        var line = await PrintedAsync("an answer to the bind", line => line["bind"] is not null);
        return (int)line["bind"]!;
    }

    /// <summary>Sends a request by one of its binds and returns the answer.</summary>
    public async Task<JsonNode> AskAsync(string command, JsonObject fields)
    {
        var id = Interlocked.Increment(ref _asked);
        var line = With(fields, ("id", id), ("command", command));
        await _process.SayAsync(line.ToJsonString());
        var answer = await PrintedAsync($"an answer to {command}", one => (int?)one["id"] == id);
        Assert.True(answer["answer"] is not null, $"{command} could not be sent: {answer}");
        return answer["answer"]!;
    }

    /// <summary>Sends a text and returns the status of its answer.</summary>
    public async Task<int> SubmitAsync(string from, string to, string text, string command = "submit_sm") =>
        (int)(await AskAsync(command, Text(from, to, text)))["status"]!;

    /// <summary>The parameters of a text from one international number to another.</summary>
    public static JsonObject Text(string from, string to, string text) => new()
    {
        ["source_addr_ton"] = 1, ["source_addr_npi"] = 1, ["source_addr"] = from,
        ["dest_addr_ton"] = 1, ["dest_addr_npi"] = 1, ["destination_addr"] = to, ["short_message"] = text,
    };

    /// <summary>All requests of this command that it has had.</summary>
    public IReadOnlyList<JsonNode> Requests(string command) =>
    [
        .. Lines().Select(line => line["request"]).OfType<JsonNode>()
            .Where(one => (string?)one["command"] == command),
    ];

    /// <summary>Waits for so many requests of this command.</summary>
    public async Task<IReadOnlyList<JsonNode>> RequestsAsync(string command, int count)
    {
        await Until.TrueAsync(
            string.Create(CultureInfo.InvariantCulture, $"{count} {command}"),
            () => Task.FromResult(Requests(command).Count >= count));
        return Requests(command);
    }

    /// <summary>Waits for a line that it prints.</summary>
    public async Task<JsonNode> PrintedAsync(string what, Func<JsonNode, bool> which)
    {
        JsonNode? found = null;
        await Until.TrueAsync(what, () =>
        {
            found = Lines().FirstOrDefault(which);
            Assert.True(found is not null || !_process.HasExited, $"waiting for {what} it ended: {Output}");
            return Task.FromResult(found is not null);
        });
        return found!;
    }

    public Task KillAsync() => _process.KillAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<NpmPeer> AfterAsync(Task started)
    {
        try
        {
            await started;
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private static NpmPeer Start(JsonObject options) => new(RunningProcess.Start(
        Needed.Program("node", "nodejs"),
        [
            Path.Combine(AppContext.BaseDirectory, "Scenarios/smpp-peer.js"), Needed.NpmPackage("smpp"),
            options.ToJsonString(),
        ],
        Path.GetTempPath(), takesInput: true));

    private static JsonObject With(JsonObject? fields, params (string Name, JsonNode Value)[] more)
    {
        var all = fields is null ? [] : (JsonObject)fields.DeepClone();
        foreach (var (name, value) in more)
            all[name] = value;
        return all;
    }

    // What is printed beside (warnings of Node.js) is no line of ours; the last line may not be whole yet.
    private IEnumerable<JsonNode> Lines() => Output.Split('\n')
        .Where(line => line.StartsWith('{') && line.TrimEnd().EndsWith('}')).Select(line => JsonNode.Parse(line)!);
}
