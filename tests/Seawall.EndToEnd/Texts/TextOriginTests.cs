using System.Text.Json;

namespace Seawall.EndToEnd.Texts;

/// <summary>
/// The origin of a text on the wire and in <c>explain</c>: for every kind of trunk and sender both give the same
/// verdict for the same reason. The line shut every zone, and lets the codes of registered senders through.
/// </summary>
public sealed class TextOriginTests
{
    private const string Called = "8613857100001";
    private const byte International = 1;
    private const byte National = 2;
    private const byte Name = 5;

    /// <summary>Trunk, type of number, sender, outcome, reason.</summary>
    public static TheoryData<string, byte, string, string, string> Rows => new()
    {
        { "intl", International, "12025550123", "refuse", "choice_shut" },
        { "intl", International, "85223456789", "refuse", "choice_shut" },  // Hong Kong
        { "intl", International, "85366123456", "refuse", "choice_shut" },  // Macao
        { "intl", International, "886912345678", "refuse", "choice_shut" }, // Taiwan
        { "intl", Name, "UNKNOWN", "refuse", "choice_shut" },               // a name has no country: the bind speaks
        { "intl", Name, "MYBANK", "pass", "registered_sender" },
        { "intl", Name, "MYSHOP", "refuse", "choice_shut" },                // registered, but not for codes
        { "intl", International, "861012345678", "refuse", "spoofed" },     // a home fixed line from abroad
        { "intl", National, "95588", "refuse", "spoofed" },                 // a bank's service number from abroad
        { "free", International, "861012345678", "pass", "spoofed_pass" },
        { "dom", International, "12025550123", "refuse", "choice_shut" },   // overseas, by way of another operator
        { "dom", International, "861012345678", "pass", "domestic" },
        { "dom", Name, "UNKNOWN", "pass", "domestic" },
        { "dom", National, "95588", "pass", "domestic" },
    };

    [Fact]
    public async Task The_wire_and_explain_agree_on_every_row()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var seawall = await SeawallProcess.StartAsync(Settings(port, behind));
        await seawall.DoAsync("choice", "set", "+" + Called, "--service", "sms", "--zone", "all", "--to", "shut");
        await seawall.DoAsync("rule", "add", "+" + Called, "--pass", "registered:code", "--service", "sms");
        await seawall.MetricAsync(TextTrunk.Up);
        foreach (var trunk in Rows.GroupBy(row => row.Data.Item1))
        {
            await using var esme = await NpmPeer.EsmeAsync(port, trunk.Key);
            foreach (var (name, type, sender, outcome, reason) in trunk.Select(row => row.Data))
            {
                var text = NpmPeer.Text(sender, Called, "hello");
                text["source_addr_ton"] = type;
                text["source_addr_npi"] = type == Name ? 0 : 1;
                var status = (int)(await esme.AskAsync("submit_sm", text))["status"]!;
                var explained = await ExplainAsync(seawall, name, type == International ? "+" + sender : sender);
                Assert.Equal(
                    (name, sender, outcome, outcome, reason),
                    (name, sender, status == 0 ? "pass" : "refuse", explained.Outcome, explained.Reason));
            }
        }
        var found = await seawall.DoAsync("records", "find", "--subscriber", "+" + Called, "--json");
        foreach (var reason in Rows.Select(row => row.Data.Item5).Distinct())
            Assert.Contains($"\"{reason}\"", found, StringComparison.Ordinal);
        Assert.Contains("MYBANK", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_sender_that_passes_carries_the_mark()
    {
        await using var scene = await TextScene.StartAsync(
            "spoofed = \"mark\"\nmark = { tag = 0x1401, value = \"forged\" }");
        Assert.Equal(0, await scene.Esme.SubmitAsync("861012345678", Called, "hello"));
        Assert.Equal(0, await scene.Esme.SubmitAsync("12025550123", Called, "hello"));
        var arrived = await scene.Centre.RequestsAsync("submit_sm", 2);
        Assert.Contains("forged", arrived[0].ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("forged", arrived[1].ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<(string Outcome, string Reason)> ExplainAsync(
        SeawallProcess seawall, string trunk, string sender)
    {
        var printed = await seawall.DoAsync(
            "explain", "--service", "sms", "--from", sender, "--to", "+" + Called, "--trunk", trunk, "--json");
        using var json = JsonDocument.Parse(printed);
        return (
            json.RootElement.GetProperty("outcome").GetString()!, json.RootElement.GetProperty("reason").GetString()!);
    }

    private static string Settings(int port, int centre) =>
        TextTrunk.International(port, centre).Replace("intl-hub", "unused", StringComparison.Ordinal)
        + string.Concat(new[] { "intl", "free", "dom" }.Select(name => $$"""
        [[smpp.trunks]]
        name = "{{name}}"
        class = "{{(name == "dom" ? "domestic" : "international")}}"
        system_id = "{{name}}"
        password = "secret"
        next_hop = "smsc"
        spoofed = "{{(name == "free" ? "pass" : "choice")}}"

        """)) + """
        [[registered_senders]]
        sender = "MYBANK"
        trunk = "intl"
        purpose = "code"
        [[registered_senders]]
        sender = "MYSHOP"
        trunk = "intl"
        purpose = "service"

        """;
}
