using System.Text.Json.Nodes;

namespace Seawall.EndToEnd.Texts;

/// <summary>
/// Kannel and Perl's Net::SMPP before us, Kannel's simulator behind us, a hub that we bind to, TLS: real peers send and
/// receive through Seawall, and tshark understands all that it writes.
/// </summary>
public sealed class TextNeighbourTests
{
    private const string Abroad = "12025550123";
    private const string Shut = "8613857100001";
    private const string Undecided = "8613857100002";

    [Fact]
    public async Task Kannel_sends_and_receives_through_us()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var far = Wire.To(behind);
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.International(port, far.Port));
        await seawall.ShutAsync("+" + Shut, service: "sms");
        await seawall.MetricAsync(TextTrunk.Up);
        await using var near = Wire.To(port);
        await using var kannel = await Kannel.BindAsync(near.Port);

        await kannel.SendAsync(Abroad, Undecided, "hello", "first");
        await kannel.ReportedAsync("first", 8);
        await kannel.ReportedAsync("first", 1);
        await kannel.SendAsync(Abroad, Shut, "hello", "second");
        await kannel.ReportedAsync("second", 16);
        await kannel.SendAsync(Abroad, Undecided, "echo come back", "third");
        await kannel.ReceivedAsync(Undecided, "come back");

        var arrived = await centre.RequestsAsync("submit_sm", 2);
        Assert.Equal(["hello", "echo come back"], arrived.Select(one => (string?)one["short_message"]));
        Assert.Contains("deliver_sm", await near.DecodeAsync());
        Assert.Contains("submit_sm_resp", await far.DecodeAsync());
    }

    [Theory]
    [InlineData(Undecided, "echo come back", "bind 0\nsubmit 0 m1\n5 8613857100002 come back\nunbind 0\n")]
    [InlineData(Shut, "hello", "bind 0\nsubmit 69 \nunbind 0\n")]
    public async Task Net_smpp_sends_and_receives_through_us(string to, string text, string told)
    {
        await using var scene = await TextScene.StartAsync();
        await scene.Seawall.ShutAsync("+" + Shut, service: "sms");
        await scene.Esme.DisposeAsync();
        Assert.SkipUnless(File.Exists("/usr/share/perl5/Net/SMPP.pm"), "Debian's libnet-smpp-perl is not installed.");
        var script = Path.Combine(AppContext.BaseDirectory, "Scenarios/smpp-esme.pl");
        var (code, output) = await RunningProcess.ToEndAsync(
            "perl", [script, $"{scene.Near.Port}", "hub", "secret", Abroad, to, text], "/");
        Assert.True(code == 0, output + await scene.Seawall.ToldAsync());
        Assert.Equal(told, output);
        Assert.Contains("unbind_resp", await scene.Near.DecodeAsync());
    }

    [Fact]
    public async Task Kannels_message_centre_stands_behind_us()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var far = Wire.To(behind);

        // The message centre delivers as soon as we bind, so that who takes that has to be there before it.
        await using var seawall = await SeawallProcess.StartAsync(
            TextTrunk.International(port, far.Port, bind: "pair"), live: true);
        await seawall.ShutAsync("+" + Shut, service: "sms");
        await using var esme = await NpmPeer.EsmeAsync(port);
        await using var centre = DriveSmpp.Listen(behind, deliveries: 3);
        await seawall.MetricAsync(TextTrunk.Up);
        Assert.Equal(0, await esme.SubmitAsync(Abroad, Undecided, "hello"));
        Assert.NotEqual(0, await esme.SubmitAsync(Abroad, Shut, "hello"));
        var delivered = await esme.RequestsAsync("deliver_sm", 3);
        Assert.Equal(["1", "2", "3"], delivered.Select(one => (string?)one["short_message"]));
        var carried = await far.DecodeAsync();
        Assert.Single(carried, name => name == "submit_sm");
        Assert.Single(carried, name => name == "submit_sm_resp");
        Assert.Contains("bind_receiver", carried);
        Assert.Contains("bind_transmitter", carried);
    }

    [Fact]
    public async Task A_hub_that_we_bind_to_delivers_and_is_told_what_became_of_it()
    {
        var (at, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var hub = await NpmPeer.CentreAsync(at);
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var near = Wire.To(at);
        await using var far = Wire.To(behind);
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.Hub(near.Port, far.Port));
        await seawall.ShutAsync("+" + Shut, service: "sms");
        await seawall.MetricAsync(TextTrunk.Up);
        await hub.PrintedAsync("Seawall to bind to the hub", line => (string?)line["bound"] == "seawall");

        Assert.Equal(0, await hub.SubmitAsync(Abroad, Undecided, "hello", "deliver_sm"));
        // Never 0x65: it would take every other text to the subscriber away as well.
        Assert.Equal(0x66, await hub.SubmitAsync(Abroad, Shut, "hello", "deliver_sm"));
        Assert.Equal(0x66, await hub.SubmitAsync(Abroad, Shut, "hello", "data_sm"));
        Assert.Equal(0x64, await hub.SubmitAsync(Abroad, Undecided, "status=88", "deliver_sm"));
        var arrived = await centre.RequestsAsync("submit_sm", 2);
        Assert.Equal("hello", (string?)arrived[0]["short_message"]);
        Assert.Contains("deliver_sm_resp", await near.DecodeAsync());
        Assert.Contains("submit_sm", await far.DecodeAsync());

        await centre.KillAsync();
        await seawall.MetricAsync(TextTrunk.Down);
        Assert.Equal(0x64, await hub.SubmitAsync(Abroad, Undecided, "hello", "deliver_sm"));
    }

    [Fact]
    public async Task Texts_go_over_tls_on_both_sides()
    {
        var ours = await Certificates.MakeAsync("seawall.example.net");
        var theirs = await ours.AlsoAsync("smsc.example.net");
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(
            behind, new JsonObject { ["key"] = theirs.Key, ["cert"] = theirs.Certificate });
        await using var seawall = await SeawallProcess.StartAsync(
            TextTrunk.Tls(port, behind, ours, "smsc.example.net"));
        await seawall.ShutAsync("+" + Shut, service: "sms");
        await seawall.MetricAsync(TextTrunk.Up);
        await using var esme = await NpmPeer.EsmeAsync(
            port, options: new JsonObject { ["ca"] = ours.Authority, ["servername"] = "seawall.example.net" });
        Assert.Equal(0, await esme.SubmitAsync(Abroad, Undecided, "hello"));
        Assert.NotEqual(0, await esme.SubmitAsync(Abroad, Shut, "hello"));
        Assert.Single(await centre.RequestsAsync("submit_sm", 1));
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_binds_nobody()
    {
        await using var scene = await TextScene.StartAsync();
        await using var stranger = await NpmPeer.EsmeAsync(scene.Near.Port, password: "guess");
        Assert.Contains(await stranger.BoundAsync(), new[] { 0x0d, 0x0e, 0x0f });
        Assert.Equal(0, await scene.Esme.SubmitAsync(Abroad, Undecided, "hello"));
        Assert.DoesNotContain("guess", scene.Seawall.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_centre_that_takes_no_optional_parameters_gets_none()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind, new JsonObject { ["tlvs"] = false });
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.International(port, behind));
        await seawall.MetricAsync(TextTrunk.Up);
        await using var esme = await NpmPeer.EsmeAsync(port);
        var text = NpmPeer.Text(Abroad, Undecided, "hello");
        text["user_message_reference"] = 7;
        Assert.Equal(0, (int)(await esme.AskAsync("submit_sm", text))["status"]!);
        var arrived = Assert.Single(await centre.RequestsAsync("submit_sm", 1));
        Assert.Null(arrived["user_message_reference"]);
    }
}
