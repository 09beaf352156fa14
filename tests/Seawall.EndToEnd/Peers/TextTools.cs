using System.Globalization;

namespace Seawall.EndToEnd;

/// <summary>The generator and the message centre of <c>bench/peers</c>, which count every text in ledgers.</summary>
internal sealed class TextTools
{
    private static readonly Lazy<Task<string>> _built = new(BuildAsync);
    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-ledgers-").FullName;
    private readonly string _tools;

    private TextTools(string tools) => _tools = tools;

    private string Sent => Path.Combine(_folder, "sent");

    private string Sunk => Path.Combine(_folder, "sunk");

    /// <summary>The tools, with ledgers of their own.</summary>
    public static async Task<TextTools> MakeAsync()
    {
        Needed.Program("gcc", "gcc");
        return new TextTools(await _built.Value);
    }

    /// <summary>The message centre; its ledger goes on where the one before it was killed.</summary>
    public async Task<RunningProcess> CentreAsync(int port, int messages)
    {
        var centre = RunningProcess.Start(Path.Combine(_tools, "text_sink"), [Text(port), Sunk, Text(messages)], "/");
        await Until.TrueAsync("the message centre to listen", async () =>
        {
            Assert.False(centre.HasExited, centre.Output);
            using var probe = new System.Net.Sockets.TcpClient();
            try
            {
                await probe.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken);
                return true;
            }
            catch (System.Net.Sockets.SocketException)
            {
                return false;
            }
        });
        return centre;
    }

    /// <summary>A sender over several binds with windows of 10, as <c>load</c> with <c>secret</c>.</summary>
    public RunningProcess Sender(int port, int binds, int messages, int rate = 0) => RunningProcess.Start(
        Path.Combine(_tools, "text_load"),
        [
            "bind", Text(port), Text(binds), "10", Text(rate), Text(messages), "0", "8613957110000", "10000", Sent,
        ], "/");

    /// <summary>How many texts the sender has been told are accepted, so far.</summary>
    public async Task<long> ToldAsync(int messages) => (await CountAsync(messages))["told"];

    /// <summary>
    /// The ledgers beside each other: <c>told</c>, <c>arrived</c>, <c>missing</c>, <c>untold</c>, <c>repeated</c>.
    /// </summary>
    public async Task<Dictionary<string, long>> CountAsync(int messages)
    {
        var (_, output) = await RunningProcess.ToEndAsync(
            Path.Combine(_tools, "text_check"), [Sent, Sunk, "0", Text(messages)], "/");
        return Values(output);
    }

    /// <summary>What one of the tools printed, by name.</summary>
    public static Dictionary<string, long> Values(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => (long)double.Parse(pair[1], CultureInfo.InvariantCulture));

    private static async Task<string> BuildAsync()
    {
        var folder = Directory.CreateTempSubdirectory("seawall-tools-").FullName;
        foreach (var tool in new[] { "text_load", "text_sink", "text_check" })
        {
            var source = Path.Combine(Needed.Root, "bench/peers", tool + ".c");
            var (code, output) = await RunningProcess.ToEndAsync(
                "gcc", ["-O2", "-o", Path.Combine(folder, tool), source], folder);
            Assert.True(code == 0, output);
        }
        return folder;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
