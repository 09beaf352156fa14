using System.Net.Sockets;
using System.Text;

namespace Seawall.EndToEnd;

/// <summary>What arrives on a listener and is no call: counted, answered or dropped, and calls go on.</summary>
public sealed class HostileTests
{
    private const string Shut = "+8613857100001";

    [Fact]
    public async Task A_flood_from_an_unknown_source_is_dropped_counted_and_in_nobodys_way()
    {
        await using var seawall = await StartAsync();
        using var stranger = new SipSocket("127.0.0.9");
        var invite = stranger.Invite($"sip:{Shut}@127.0.0.1:{seawall.Port}", "x");
        for (var i = 0; i < 20_000; i++)
            await stranger.SendAsync(seawall.Port, invite);
        await RefusedAsync(seawall);
        Assert.Contains("seawall_refused_input_total{protocol=\"sip\",reason=\"unknown_source\"}",
            await seawall.Process.MetricsAsync(), StringComparison.Ordinal);
        Assert.Equal("", await stranger.TryAskAsync(seawall.Port, invite, 300));
    }

    [Fact]
    public async Task Every_prefix_of_a_call_and_any_noise_leave_it_standing()
    {
        await using var seawall = await StartAsync();
        using var socket = new SipSocket();
        var invite = Encoding.Latin1.GetBytes(socket.Invite($"sip:{Shut}@127.0.0.1:{seawall.Port}", "gateway",
            "P-Asserted-Identity: <sip:+12025550123@gw.example.net;user=phone>"));
        for (var length = 0; length < invite.Length; length++)
            await socket.SendAsync(seawall.Port, invite[..length]);
        var random = new Random(20220520);
        for (var i = 0; i < 5_000; i++)
        {
            var noise = new byte[random.Next(1, 1_400)];
            random.NextBytes(noise);
            if (i % 2 == 0)
                invite.AsSpan(0, Math.Min(invite.Length, noise.Length) * (i % 7) / 7).CopyTo(noise);
            await socket.SendAsync(seawall.Port, noise);
        }
        await RefusedAsync(seawall);
        Assert.Contains("seawall_refused_input_total{protocol=\"sip\"", await seawall.Process.MetricsAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slow_and_half_open_connections_hold_up_nobody()
    {
        await using var seawall = await StartAsync();
        var slow = new List<TcpClient>();
        for (var i = 0; i < 100; i++)
        {
            var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", seawall.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync("INVITE sip:"u8.ToArray(), TestContext.Current.CancellationToken);
            slow.Add(client);
        }
        await RefusedAsync(seawall);
        var (code, output) = await Sipp.CallAsync("refused", seawall.Port, "+12025550123", Shut, 3, "t1");
        Assert.True(code == 0, output + seawall.Process.Output);
        slow.ForEach(client => client.Dispose());
    }

    [Theory]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 4294967296")]
    [InlineData("X: y")]
    public async Task A_length_that_cannot_be_trusted_ends_the_connection(string header)
    {
        await using var seawall = await StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", seawall.Port, TestContext.Current.CancellationToken);
        var message = "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:5;branch=z9hG4bKx\r\n"
            + "From: <sip:a@b>;tag=1\r\n"
            + $"To: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n{header}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(message), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("SIP/2.0 400 ", answer, StringComparison.Ordinal);
        await RefusedAsync(seawall);
    }

    private static async Task RefusedAsync(Started seawall)
    {
        var (code, output) = await Sipp.CallAsync("refused", seawall.Port, "+12025550123", Shut, 5);
        Assert.True(code == 0, output + seawall.Process.Output);
    }

    private static async Task<Started> StartAsync()
    {
        var sip = Loopback.FreePort();
        var process = await SeawallProcess.StartAsync(Trunk.International(sip, $"udp:127.0.0.1:{Loopback.FreePort()}"));
        await process.ShutAsync(Shut);
        return new Started(process, sip);
    }

    private sealed record Started(SeawallProcess Process, int Port) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
