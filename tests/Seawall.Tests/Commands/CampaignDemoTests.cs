using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Seawall.Commands;
using Seawall.Demo;
using Seawall.Serving;

namespace Seawall.Tests.Commands;

/// <summary>The demonstration of a campaign: it says what happens, from the first notice to what it came to.</summary>
public sealed class CampaignDemoTests
{
    [Fact]
    public async Task It_goes_from_the_first_notice_to_what_it_came_to()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        var output = new Printed("Look on, in another terminal");
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var serving = CommandLine.RunAsync(
            ["serve", "--config", "demo.toml", "--speed", "50000"], Shell(folder, output, error), stop.Token);
        await Task.WhenAny(output.Seen, serving);
        Assert.False(serving.IsCompleted, $"{error}{output}");
        await stop.CancelAsync();

        Assert.Equal(0, await serving);
        var text = output.ToString();
        Assert.Contains("100 subscribers are imported, of China Mobile in Zhejiang.", text, StringComparison.Ordinal);
        Assert.Contains("answers 1219 to 10086, and keeps what there is.", text, StringComparison.Ordinal);
        Assert.Contains(
            "to somebody who was told, before the hour (+8613857200001) passes.", text, StringComparison.Ordinal);
        Assert.Contains("The hour strikes", text, StringComparison.Ordinal);
        Assert.Contains(
            "to somebody who was told and said nothing (+8613857200001) is refused with 603 Decline.", text,
            StringComparison.Ordinal);
        Assert.Contains(
            "to somebody who kept calls from overseas (+8613857200005) passes.", text, StringComparison.Ordinal);
        Assert.Contains(
            "to somebody whom no notice reached (+8613857200007) passes.", text, StringComparison.Ordinal);
        Assert.Contains(
            "to the same person a moment later (+8613857200001) passes.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_folder_and_no_demonstration_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        Directory.CreateDirectory(folder.File("data"));
        await File.WriteAllTextAsync(folder.File("data/seawall.db"), "x", TestContext.Current.CancellationToken);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(1, await CommandLine.RunAsync(
            ["serve", "--config", "demo.toml"], Shell(folder, output, error), TestContext.Current.CancellationToken));
        Assert.Contains("holds something else than a demonstration", error.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("data/seawall.db")));
    }

    [Fact]
    public async Task A_demonstration_is_made_anew_at_each_start()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("data");
        DemoFolder.Renew(data);
        await File.WriteAllTextAsync(folder.File("data/left.db"), "x", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("data/records"));

        DemoFolder.Renew(data);

        Assert.Empty(Directory.EnumerateDirectories(data));
        Assert.False(File.Exists(folder.File("data/left.db")));
        using var held = DataFolder.Open(data);
        Assert.Throws<StartException>(() => DemoFolder.Renew(data));
    }

    [Theory]
    [InlineData("0", "expected --speed from 1 to 50000")]
    [InlineData("50001", "expected --speed from 1 to 50000")]
    public async Task A_speed_that_is_none_is_refused(string speed, string expected)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);

        Assert.Equal(2, await CommandLine.RunAsync(
            ["serve", "--config", "demo.toml", "--speed", speed], Shell(folder, output, error),
            TestContext.Current.CancellationToken));
        Assert.Contains(expected, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_runs_fast_and_what_is_waited_for_does_not()
    {
        var real = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var begins = new DateTimeOffset(2022, 5, 9, 8, 30, 0, TimeSpan.FromHours(8));
        var clock = new FastClock(real, begins, 20_000);
        var rings = 0;
        using var timer = clock.CreateTimer(
            _ => rings++, null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        var begun = clock.GetTimestamp();

        real.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(begins.AddSeconds(20_000), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(1), clock.GetElapsedTime(begun));
        Assert.Equal(0, rings);
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, rings);
    }

    private static Shell Shell(TemporaryFolder folder, TextWriter output, TextWriter error) => new()
    {
        Output = output, Error = error, Folder = folder.Path, User = "tester", Environment = _ => null,
        Time = TimeProvider.System,
    };

    private static async Task WriteAsync(TemporaryFolder folder) => await File.WriteAllTextAsync(
        folder.File("demo.toml"),
        (await File.ReadAllTextAsync(
            Repository.File("presets/demo-campaign.toml"), TestContext.Current.CancellationToken))
        .Replace("keywords/", Repository.File("presets/keywords/"), StringComparison.Ordinal)
        .Replace("\"campaigns/", $"\"{Repository.File("presets/campaigns/")}", StringComparison.Ordinal)
        .Replace("../data/demo-campaign", folder.File("data"), StringComparison.Ordinal)
        .Replace("lines = 300", "lines = 100", StringComparison.Ordinal)
        .Replace(":5060", ":0", StringComparison.Ordinal)
        .Replace(":8080", ":0", StringComparison.Ordinal)
        .Replace(":9090", ":0", StringComparison.Ordinal)
        .Replace(":8081", ":0", StringComparison.Ordinal)
        .Replace(":2775", ":0", StringComparison.Ordinal)
        .Replace(":2776", $":{FreePort(ProtocolType.Tcp)}", StringComparison.Ordinal)
        .Replace(":5070", $":{FreePort(ProtocolType.Udp)}", StringComparison.Ordinal),
        TestContext.Current.CancellationToken);

    private static int FreePort(ProtocolType protocol)
    {
        using var socket = new Socket(
            AddressFamily.InterNetwork,
            protocol == ProtocolType.Tcp ? SocketType.Stream : SocketType.Dgram, protocol);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Keeps what is printed, and says when what is wanted came.</summary>
    private sealed class Printed(string wanted) : StringWriter(CultureInfo.InvariantCulture)
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Seen => _seen.Task;

        public override Task WriteLineAsync(string? value)
        {
            lock (_seen)
            {
                WriteLine(value);
                if (ToString().Contains(wanted, StringComparison.Ordinal))
                {
                    _seen.TrySetResult();
                }
            }

            return Task.CompletedTask;
        }
    }
}
