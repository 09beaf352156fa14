using System.Text.Json;

namespace Seawall.EndToEnd;

/// <summary>
/// The origin table on the wire and in <c>explain</c>: for every kind of trunk and caller both give the same verdict
/// for the same reason. The called line shut every zone.
/// </summary>
public sealed class OriginTableTests
{
    private const string Called = "+8613857100001";

    /// <summary>Trunk, number (or what stands for none), outcome, reason.</summary>
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { "intl", "+12025550123", "refuse", "choice_shut" },        // a valid foreign number: overseas
        { "intl", "+85223456789", "refuse", "choice_shut" },        // Hong Kong
        { "intl", "+85366123456", "refuse", "choice_shut" },        // Macao
        { "intl", "+886912345678", "refuse", "choice_shut" },       // Taiwan
        { "intl", "+2101234567", "refuse", "choice_shut" },         // a country code nobody has
        { "intl", "+1202", "refuse", "choice_shut" },               // a number too short for its country
        { "intl", "withheld", "refuse", "choice_shut" },            // withheld: overseas, else it becomes the hole
        { "intl", "absent", "refuse", "choice_shut" },              // no number at all
        { "intl", "garbage", "refuse", "choice_shut" },             // letters where a number belongs
        { "intl", "+861012345678", "refuse", "spoofed" },           // a home fixed line from abroad
        { "intl", "110", "refuse", "spoofed" },                     // the police from abroad
        { "intl", "95588", "refuse", "spoofed" },                   // a bank's service number from abroad
        { "intl", "12308", "refuse", "spoofed" },                   // the consular hotline never calls
        { "intl", "+8613800138000", "pass", "home_from_abroad_pass" },
        { "strict", "+8613800138000", "refuse", "home_from_abroad_refuse" },
        { "dom", "+12025550123", "refuse", "choice_shut" },         // overseas, routed through another operator
        { "dom", "+861012345678", "pass", "domestic" },
        { "dom", "+8613800138000", "pass", "domestic" },
        { "dom", "withheld", "pass", "domestic" },
        { "core", "+8613800138000", "pass", "domestic" },
        { "core", "+12025550123", "refuse", "choice_shut" },
    };

    [Fact]
    public async Task The_wire_and_explain_agree_on_every_row()
    {
        var ports = new Dictionary<string, string>
        {
            ["intl"] = "127.0.0.2", ["strict"] = "127.0.0.3", ["dom"] = "127.0.0.4", ["core"] = "127.0.0.5",
        };
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        using var behind = new SipSocket(port: callee);
        await using var seawall = await SeawallProcess.StartAsync(Settings(sip, callee, ports));
        await seawall.DoAsync("choice", "set", Called, "--service", "voice", "--zone", "all", "--to", "shut");
        foreach (var row in Rows)
        {
            var (trunk, caller, outcome, reason) = row.Data;
            using var socket = new SipSocket(ports[trunk]);
            await socket.SendAsync(sip, Invite(socket, sip, caller));
            if (outcome == "refuse")
                Assert.StartsWith("SIP/2.0 603 ", await socket.ReceiveAsync(), StringComparison.Ordinal);
            else
                Assert.StartsWith("INVITE ", await behind.ReceiveAsync(), StringComparison.Ordinal);
            var explained = await ExplainAsync(seawall, trunk, caller);
            Assert.Equal((trunk, caller, outcome, reason), (trunk, caller, explained.Outcome, explained.Reason));
        }
        var found = await seawall.DoAsync("records", "find", "--subscriber", Called, "--json");
        foreach (var reason in Rows.Select(row => row.Data.Item4).Distinct())
            Assert.Contains($"\"{reason}\"", found, StringComparison.Ordinal);
    }

    private static string Invite(SipSocket socket, int port, string caller)
    {
        var uri = $"sip:{Called}@127.0.0.1:{port};user=phone";
        return caller switch
        {
            "withheld" => socket.Invite(uri, "anonymous", "Privacy: id").Replace(
                "<sip:anonymous@", "\"Anonymous\" <sip:anonymous@anonymous.invalid;x=", StringComparison.Ordinal),
            "absent" => socket.Invite(uri, "gateway"),
            "garbage" => socket.Invite(
                uri, "gateway", "P-Asserted-Identity: <sip:not-a-number@gw.example.net;user=phone>"),
            _ => socket.Invite(uri, "gateway", $"P-Asserted-Identity: <sip:{caller}@gw.example.net;user=phone>"),
        };
    }

    private static async Task<(string Outcome, string Reason)> ExplainAsync(
        SeawallProcess seawall, string trunk, string caller)
    {
        string[] from = caller switch
        {
            "withheld" => ["--withheld"],
            "absent" => [],
            "garbage" => ["--from", "not-a-number"],
            _ => ["--from", caller],
        };
        var printed = await seawall.DoAsync(["explain", .. from, "--to", Called, "--trunk", trunk, "--json"]);
        using var json = JsonDocument.Parse(printed);
        return (
            json.RootElement.GetProperty("outcome").GetString()!, json.RootElement.GetProperty("reason").GetString()!);
    }

    private static string Settings(int sip, int callee, Dictionary<string, string> sources) => $$"""
        [sip]
        listen = ["udp:127.0.0.1:{{sip}}"]
        workers = 1
        [[sip.next_hops]]
        name = "core"
        targets = [{ address = "udp:127.0.0.1:{{callee}}", priority = 1, weight = 1 }]

        """ + string.Concat(sources.Select(source => $$"""
        [[sip.trunks]]
        name = "{{source.Key}}"
        class = "{{source.Key switch { "dom" => "domestic", "core" => "core", _ => "international" }}}"
        sources = ["{{source.Value}}/32"]
        mode = "proxy"
        next_hop = "core"
        identity = "asserted"
        trusted = true
        home_number_from_abroad = "{{(source.Key == "strict" ? "refuse" : "pass")}}"

        """));
}
