using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Portal.Tests;

/// <summary>What the pages cost; run by <c>-explicit only -class Seawall.Portal.Tests.Measurements</c>.</summary>
public sealed class Measurements(ITestOutputHelper output)
{
    private const int Pages = 20_000;
    private const int Connections = 64;

    /// <summary>
    /// Page views for each second of processor time, this small client's own among it: what one core serves, at least.
    /// </summary>
    [Theory(Explicit = true)]
    [InlineData("/", true)]
    [InlineData("/history", true)]
    [InlineData("/sign-in", false)]
    public async Task Page_views_a_second_on_one_core(string path, bool signedIn)
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayAsync(portal);
        using var visitor = await portal.SignedInAsync("zh-Hans");
        var cookies = signedIn ? visitor.Cookies.GetCookieHeader(portal.Address) : "none=1";
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n\r\n");
        await LoadAsync(portal, request, Pages / 4);

        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var octets = await LoadAsync(portal, request, Pages);
        var processor = Environment.CpuUsage.TotalTime - before;
        output.WriteLine(
            $"{path}: {Pages} pages of {octets / Pages} octets: {Pages / processor.TotalSeconds:F0} for each second of "
            + $"processor time, {Pages / clock.Elapsed.TotalSeconds:F0} a second by the clock");
    }

    /// <summary>What of that is the register's: what a page reads of a line.</summary>
    [Fact(Explicit = true)]
    public async Task Reads_of_a_page_a_second_on_one_core()
    {
        await using var portal = await TestPortal.StartAsync();
        await Scene.PlayAsync(portal);
        foreach (var (name, read) in new (string, Func<Task>)[]
        {
            ("show", () => portal.ShowAsync()),
            ("history", () => portal.Register.HistoryAsync(TestPortal.Number, 3, TestPortal.Cancel)),
            ("wards", () => portal.Register.WardsAsync(TestPortal.Number, TestPortal.Cancel)),
        })
        {
            var before = TimeSpan.Zero;
            for (var i = -Pages / 4; i < Pages; i++)
            {
                before = i == 0 ? Environment.CpuUsage.TotalTime : before;
                await read();
            }

            var processor = Environment.CpuUsage.TotalTime - before;
            output.WriteLine($"{name}: {processor.TotalMicroseconds / Pages:F0} microseconds of processor time");
        }
    }

    private static async Task<long> LoadAsync(TestPortal portal, byte[] request, int pages) =>
        (await Task.WhenAll(Enumerable.Range(0, Connections)
            .Select(_ => OneAsync(portal, request, pages / Connections)))).Sum();

    private static async Task<long> OneAsync(TestPortal portal, byte[] request, int pages)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Address.Host, portal.Address.Port, TestPortal.Cancel);
        var (stream, buffer, total) = (client.GetStream(), new byte[1 << 18], 0L);
        for (var page = 0; page < pages; page++)
        {
            await stream.WriteAsync(request, TestPortal.Cancel);
            var read = 0;
            while (!buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8))
            {
                read += await stream.ReadAsync(buffer.AsMemory(read), TestPortal.Cancel);
            }

            Assert.True(buffer.AsSpan().StartsWith("HTTP/1.1 200"u8));
            total += read;
        }

        return total;
    }
}
