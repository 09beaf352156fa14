using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Seawall.Commands;

namespace Seawall.Tests.Commands;

/// <summary>
/// <c>serve</c> with the demonstration's settings: it says where it is, calls itself, and stops when told.
/// </summary>
public sealed class ServeTests
{
    [Fact]
    public async Task The_demonstration_shows_refused_and_passed_calls_and_texts()
    {
        using var folder = new TemporaryFolder();
        var callee = FreePort();
        await File.WriteAllTextAsync(folder.File("demo.toml"), (await File.ReadAllTextAsync(
                Repository.File("presets/demo.toml"), TestContext.Current.CancellationToken))
            .Replace("keywords/", Repository.File("presets/keywords/"), StringComparison.Ordinal)
            .Replace("../data/demo", folder.File("data"), StringComparison.Ordinal)
            .Replace(":5060", ":0", StringComparison.Ordinal)
            .Replace(":8080", ":0", StringComparison.Ordinal)
            .Replace(":9090", ":0", StringComparison.Ordinal)
            .Replace(":8081", ":0", StringComparison.Ordinal)
            .Replace(":2775", ":0", StringComparison.Ordinal)
            .Replace(":2776", $":{FreeTcpPort()}", StringComparison.Ordinal)
            .Replace(":2777", $":{FreeTcpPort()}", StringComparison.Ordinal)
            .Replace(":5070", $":{callee}", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var output = new Lines("(a call from home)", "text  grx-hub  +12025550123 -> +8613857100003");
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var shell = new Shell
        {
            Output = output,
            Error = error,
            Folder = folder.Path,
            User = "tester",
            Environment = _ => null,
            Time = TimeProvider.System,
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var serving = CommandLine.RunAsync(["serve", "--config", "demo.toml"], shell, stop.Token);
        await Task.WhenAny(output.Seen, serving);
        Assert.False(serving.IsCompleted, error.ToString());
        await stop.CancelAsync();

        Assert.Equal(0, await serving);
        var text = output.ToString();
        Assert.Contains("  calls    udp:127.0.0.1:0", text, StringComparison.Ordinal);
        Assert.Contains("seawall explain --from +12025550123 --to +8613857100001", text, StringComparison.Ordinal);
        Assert.Contains(
            "refuse choice_shut  (from Washington to a line that shut overseas)", text, StringComparison.Ordinal);
        Assert.Contains("refuse spoofed  (a forged home number from abroad)", text, StringComparison.Ordinal);
        Assert.Contains("pass undecided  (to a line that decided nothing)", text, StringComparison.Ordinal);
        Assert.Contains("  texts    tcp:127.0.0.1:0", text, StringComparison.Ordinal);
        Assert.Contains("seawall text --from MYBANK --to +8613857100001 --receipt", text, StringComparison.Ordinal);
        Assert.Contains(
            "refuse choice_shut  (a name has no country: the trunk speaks for it)", text, StringComparison.Ordinal);
        Assert.Contains(
            "pass registered_sender  (a registered bank, whose codes that line lets through)", text,
            StringComparison.Ordinal);
        Assert.Contains(
            "refuse choice_shut  (delivered by a hub that we bind to)", text, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("data/seawall.sock")));
    }

    private static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private static int FreeTcpPort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>Keeps what is printed, and says when all that is wanted came.</summary>
    private sealed class Lines(params string[] wanted) : StringWriter(CultureInfo.InvariantCulture)
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            if (wanted.All(one => ToString().Contains(one, StringComparison.Ordinal)))
            {
                _seen.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }
}
