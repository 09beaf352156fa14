using System.Text;

namespace Seawall.EndToEnd;

/// <summary>
/// Texts over IP through a real process: an IP-SM-GW and a core that speak octets. A refused text is accepted with 202
/// and reported back by an RP-ERROR, which is repeated until it is answered.
/// </summary>
public sealed class SmsInSipTests
{
    private const string Shut = "+8613857100001";
    private const string Undecided = "+8613857100002";

    /// <summary>RP-DATA with reference 42 from +12025550123: "hello".</summary>
    private const string FromAbroad =
        "0142" + "0891683108501705F0" + "00" + "18" + "040B912120550521F3000062500280000023" + "05E8329BFD06";

    /// <summary>The same from the name MYBANK.</summary>
    private const string FromName =
        "0142" + "0891683108501705F0" + "00" + "18" + "040BD0CDAC30E85C02000062500280000023" + "05E8329BFD06";

    /// <summary>RP-ACK with the same reference.</summary>
    private const string Acknowledgement = "0242";

    [Theory]
    [InlineData(FromAbroad, "+12025550123")]
    [InlineData(FromName, "MYBANK")]
    public async Task A_refused_text_is_accepted_and_reported_until_the_report_is_answered(string body, string sender)
    {
        using var gateway = new SipSocket();
        using var core = new SipSocket();
        await using var seawall = await StartAsync(core, out var sip);
        await ShutAsync(seawall);
        var message = gateway.Text(sip, Shut, Convert.FromHexString(body));

        await gateway.SendAsync(sip, message);
        var (answer, report) = await TwoAsync(gateway);
        Assert.StartsWith("SIP/2.0 202 Accepted\r\n", answer, StringComparison.Ordinal);
        Assert.StartsWith("MESSAGE sip:ipsmgw@home.example.net SIP/2.0\r\n", report, StringComparison.Ordinal);
        Assert.Contains($"\r\nIn-Reply-To: {Row(answer, "Call-ID")}\r\n", report, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n\x04\x42\x01\x15", report, StringComparison.Ordinal);

        // A copy of the text gets its answer and nothing else; the report comes again by itself.
        await gateway.SendAsync(sip, message);
        var next = await TwoAsync(gateway);
        Assert.Equal((answer, report), next);

        await gateway.SendAsync(sip, Answer(report, "200 OK"));
        await Until.TrueAsync("the report to be taken", async () => (await seawall.MetricsAsync()).Contains(
            "seawall_sip_reports_total{fate=\"taken\"} 1", StringComparison.Ordinal));
        var found = await seawall.DoAsync("records", "find", "--subscriber", Shut, "--json");
        Assert.Contains("\"sms\"", found, StringComparison.Ordinal);
        Assert.Contains(sender, found, StringComparison.Ordinal);
        Assert.DoesNotContain("hello", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_sender_passes_where_the_line_lets_it()
    {
        using var gateway = new SipSocket();
        using var core = new SipSocket();
        await using var seawall = await StartAsync(core, out var sip, """
            [[registered_senders]]
            sender = "MYBANK"
            trunk = "igw"
            purpose = "code"
            """);
        await ShutAsync(seawall);
        await seawall.DoAsync("rule", "add", Shut, "--pass", "registered:code");
        var octets = Convert.FromHexString(FromName);
        await gateway.SendAsync(sip, gateway.Text(sip, Shut, octets));
        Assert.EndsWith(
            "\r\n\r\n" + Encoding.Latin1.GetString(octets), await core.ReceiveAsync(), StringComparison.Ordinal);
        using var other = new SipSocket();
        await other.SendAsync(sip, other.Text(sip, Shut, Convert.FromHexString(FromAbroad)));
        Assert.StartsWith("SIP/2.0 202 ", (await TwoAsync(other)).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_for_others_and_what_is_no_text_go_on_octet_by_octet()
    {
        using var gateway = new SipSocket();
        using var core = new SipSocket();
        await using var seawall = await StartAsync(core, out var sip);
        await ShutAsync(seawall);
        foreach (var (line, body) in ((string, string)[])[(Undecided, FromAbroad), (Shut, Acknowledgement)])
        {
            var octets = Convert.FromHexString(body);
            await gateway.SendAsync(sip, gateway.Text(sip, line, octets));
            var passed = await core.ReceiveAsync();
            Assert.EndsWith("\r\n\r\n" + Encoding.Latin1.GetString(octets), passed, StringComparison.Ordinal);
            await core.SendAsync(sip, Answer(passed, "202 Accepted"));
            Assert.StartsWith("SIP/2.0 202 ", await gateway.ReceiveAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_prefix_of_a_text_and_any_noise_in_its_place_leave_it_standing()
    {
        using var gateway = new SipSocket();
        using var core = new SipSocket();
        await using var seawall = await StartAsync(core, out var sip);
        await ShutAsync(seawall);
        var whole = Convert.FromHexString(FromAbroad);
        for (var length = 0; length < whole.Length; length++)
            await gateway.SendAsync(sip, gateway.Text(sip, Shut, whole[..length]));
        var random = new Random(24341);
        for (var i = 0; i < 3_000; i++)
        {
            var noise = whole.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
                noise[random.Next(noise.Length)] = (byte)random.Next(256);
            await gateway.SendAsync(sip, gateway.Text(sip, Shut, noise[..random.Next(noise.Length + 1)]));
        }
        using var other = new SipSocket();
        await other.SendAsync(sip, other.Text(sip, Shut, whole));
        Assert.StartsWith("SIP/2.0 202 ", (await TwoAsync(other)).Answer, StringComparison.Ordinal);
        Assert.Contains("reason=\"sms_", await seawall.MetricsAsync(), StringComparison.Ordinal);
    }

    private static Task<SeawallProcess> StartAsync(SipSocket core, out int sip, string more = "")
    {
        sip = Loopback.FreePort();
        return SeawallProcess.StartAsync(Trunk.International(sip, $"udp:127.0.0.1:{core.Port}") + more);
    }

    private static async Task ShutAsync(SeawallProcess seawall) =>
        await seawall.DoAsync("choice", "set", Shut, "--service", "sms", "--zone", "overseas", "--to", "shut");

    /// <summary>The answer and the report, in whatever order, and however often each comes.</summary>
    private static async Task<(string Answer, string Report)> TwoAsync(SipSocket socket)
    {
        var (answer, report) = ("", "");
        while (answer.Length == 0 || report.Length == 0)
        {
            var message = await socket.ReceiveAsync();
            if (message.StartsWith("MESSAGE", StringComparison.Ordinal))
                report = message;
            else
                answer = message;
        }
        return (answer, report);
    }

    private static string Answer(string request, string status)
    {
        string[] kept = ["Via: ", "From: ", "To: ", "Call-ID: ", "CSeq: "];
        var rows = request.Split("\r\n").Where(row => kept.Any(name => row.StartsWith(name, StringComparison.Ordinal)))
            .Select(row => row.StartsWith("To: ", StringComparison.Ordinal) ? row + ";tag=gw" : row);
        return $"SIP/2.0 {status}\r\n{string.Join("\r\n", rows)}\r\nContent-Length: 0\r\n\r\n";
    }

    private static string Row(string message, string name) => message.Split("\r\n")
        .Single(row => row.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
}
