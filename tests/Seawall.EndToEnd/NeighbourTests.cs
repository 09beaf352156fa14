namespace Seawall.EndToEnd;

/// <summary>
/// Kamailio as the element before us and behind us, over UDP, TCP and TLS: real calls complete, and are refused.
/// </summary>
public sealed class NeighbourTests
{
    private const string Abroad = "+12025550123";
    private const string Shut = "+8613857100001";
    private const string Undecided = "+8613857100002";

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Kamailio_before_us(string transport)
    {
        var (front, sip, callee) = (Loopback.FreePort(), Loopback.FreePort(), Loopback.FreePort());
        // On the way of the dialog as well: sipp answers every request of a call to where the first one came from.
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, $"udp:127.0.0.1:{callee}") + "record_route = true\n");
        await seawall.ShutAsync(Shut);
        await using var kamailio = await Kamailio.StartAsync(front, $"sip:127.0.0.1:{sip};transport={transport}");
        await PassAndRefuseAsync(seawall, front, callee, kamailio);
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Kamailio_behind_us(string transport)
    {
        var (sip, behind, callee) = (Loopback.FreePort(), Loopback.FreePort(), Loopback.FreePort());
        await using var kamailio = await Kamailio.StartAsync(behind, $"sip:127.0.0.1:{callee}");
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.International(sip, $"{transport}:127.0.0.1:{behind}"));
        await seawall.ShutAsync(Shut);
        await PassAndRefuseAsync(seawall, sip, callee, kamailio);
    }

    [Fact]
    public async Task Kamailio_before_and_behind_us_over_tls()
    {
        var ours = await Certificates.MakeAsync("seawall.example.net");
        var theirs = await ours.AlsoAsync("gw.example.net");
        var (front, frontTls, tls, behind, behindTls, callee) = (Loopback.FreePort(), Loopback.FreePort(),
            Loopback.FreePort(), Loopback.FreePort(), Loopback.FreePort(), Loopback.FreePort());
        await using var after = await Kamailio.StartAsync(behind, $"sip:127.0.0.1:{callee}", theirs, behindTls);
        await using var seawall = await SeawallProcess.StartAsync(
            Trunk.InternationalTls(tls, ours, $"tls:127.0.0.1:{behindTls}"));
        await seawall.ShutAsync(Shut);
        await using var before = await Kamailio.StartAsync(
            front, $"sip:127.0.0.1:{tls};transport=tls", theirs, frontTls);
        await PassAndRefuseAsync(seawall, front, callee, before);
    }

    private static async Task PassAndRefuseAsync(SeawallProcess seawall, int port, int callee, RunningProcess neighbour)
    {
        await using (var answering = await Sipp.CalleeAsync("callee", callee, 5))
        {
            var (code, output) = await Sipp.CallAsync("caller", port, Abroad, Undecided, 5);
            Assert.True(code == 0, code == 0 ? "" : output + neighbour.Output + await seawall.ToldAsync());
        }
        var (refused, printed) = await Sipp.CallAsync("refused", port, Abroad, Shut, 5);
        Assert.True(refused == 0, refused == 0 ? "" : printed + neighbour.Output + await seawall.ToldAsync());
    }
}
