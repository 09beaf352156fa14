using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Mistakes in <c>[sip]</c>.</summary>
public sealed class SipMistakeTests
{
    private const string Head = """
        home = { country_code = "86" }
        data = { folder = "data" }
        zones = [{ name = "overseas", countries = ["*"] }]
        """;

    private const string Hop = "next_hops = [{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:5070\" }] }]";

    private const string Trunk =
        "trunks = [{ name = \"igw\", class = \"core\", sources = [\"192.0.2.0/24\"], next_hop = \"core\" }]";

    private const string Address =
        "expected an address such as \"udp:192.0.2.1:5060\", \"tcp:[2001:db8::1]:5060\" or \"tls:192.0.2.1:5061\"";

    private const string Source =
        "expected a block such as \"192.0.2.0/24\" or \"2001:db8::/32\", or an address";

    private static string[] Sip(string keys) =>
        [.. SettingsLoader.Parse($"{Head}\n[sip]\n{keys}", "s.toml").Mistakes.Select(mistake => mistake.ToString())];

    [Theory]
    [InlineData("udp:127.0.0.1:5060")]
    [InlineData("udp:[::1]:5060")]
    [InlineData("tcp:[2001:db8::1]:0")]
    public void Good_listeners(string listen) => Assert.Empty(Sip($"listen = [\"{listen}\"]"));

    [Theory]
    [InlineData("udp:localhost:5060")]
    [InlineData("udp:127.0.0.1")]
    [InlineData("udp:127.1:5060")]
    [InlineData("udp:::1:5060")]
    [InlineData("udp:[127.0.0.1]:5060")]
    [InlineData("udp:127.0.0.1:70000")]
    [InlineData("sctp:127.0.0.1:5060")]
    [InlineData("127.0.0.1:5060")]
    [InlineData("")]
    public void Bad_listeners(string listen) =>
        Assert.Equal([$"s.toml:5:11: sip.listen: {Address}, found \"{listen}\""], Sip($"listen = [\"{listen}\"]"));

    [Theory]
    [InlineData("workers = 1", $"4:2: sip.listen: is missing; expected a list with an address")]
    [InlineData("listen = []", $"5:10: sip.listen: is empty; expected a list with an address")]
    [InlineData("listen = [\"udp:[::1]:1\", \"udp:[::1]:1\"]",
        "5:26: sip.listen: the name \"udp:[::1]:1\" is taken already, in line 5")]
    [InlineData("listen = [\"udp:0.0.0.0:1\"]",
        "5:11: sip.listen: \"udp:0.0.0.0:1\" names no address that peers could answer to; set advertise in [sip]")]
    [InlineData(
        "listen = [\"tls:127.0.0.1:1\"]",
        "5:11: sip.listen: \"tls:127.0.0.1:1\" needs [sip.tls] with certificate and key")]
    [InlineData(
        "listen = [\"udp:127.0.0.1:1\"]\nworkers = -1",
        "6:11: sip.workers: expected a whole number from 0 to 256, found -1")]
    [InlineData("listen = [\"udp:127.0.0.1:1\"]\nadvertise = \"a b\"", "6:13: sip.advertise: expected a host such as")]
    [InlineData(
        "listen = [\"udp:127.0.0.1:1\"]\ntls = { certificate = \"c.pem\" }",
        "6:7: sip.tls.key: is missing; expected a path")]
    [InlineData(
        "listen = [\"udp:127.0.0.1:1\"]\nretry_after = \"10\"",
        "6:15: sip.retry_after: expected a duration from \"1s\" to \"1h\"")]
    [InlineData(
        "listen = [\"udp:127.0.0.1:1\"]\nretry_after = \"2d\"",
        "6:15: sip.retry_after: expected a duration from \"1s\" to \"1h\"")]
    [InlineData("listen = [\"udp:127.0.0.1:1\"]\nworker = 1", "6:1: sip.worker: unknown key; did you mean workers?")]
    public void Listening(string keys, string expected) =>
        Assert.StartsWith($"s.toml:{expected}", Assert.Single(Sip(keys)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"short\"", "expected a secret of at least 16 characters")]
    [InlineData("{ env = \"SEAWALL_NOT_SET\" }", "the environment variable SEAWALL_NOT_SET is not set")]
    [InlineData("{ file = \"/nowhere/key\" }", "the file /nowhere/key cannot be read, or is empty")]
    [InlineData("{ path = \"x\" }", "expected a secret: text, { file = \"...\" } or { env = \"...\" }")]
    [InlineData("17", "expected a secret: text, { file = \"...\" } or { env = \"...\" }")]
    public void Secrets_are_refused_without_being_shown(string secret, string expected) =>
        Assert.Equal(
            [$"s.toml:6:15: sip.cluster_key: {expected}"],
            Sip($"listen = [\"udp:127.0.0.1:1\"]\ncluster_key = {secret}"));

    [Fact]
    public void Secrets_come_from_files()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("key"), "0123456789abcdef\nmore\n");
        var (settings, mistakes) = SettingsLoader.Parse(
            $"{Head}\n[sip]\nlisten = [\"udp:127.0.0.1:1\"]\ncluster_key = {{ file = \"key\" }}",
            folder.File("s.toml"));

        Assert.Empty(mistakes);
        Assert.Equal("0123456789abcdef", settings!.Sip!.ClusterKey!.Value.Value);
    }

    [Theory]
    [InlineData("[{ name = \"core\" }]", "6:14: sip.next_hops.targets: is missing")]
    [InlineData(
        "[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\" }, { address = \"udp:127.0.0.1:1\" }] }]",
        "6:87: sip.next_hops.targets.address: the name \"udp:127.0.0.1:1\" is taken already, in line 6")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"tcp:[::1]:1\" }] }]",
        "6:54: sip.next_hops.targets.address: \"tcp:[::1]:1\" can be reached from no listener: "
            + "none in [sip] listen has its address family")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"udp:[::1]:1\" }] }]",
        "6:54: sip.next_hops.targets.address: \"udp:[::1]:1\" can be reached from no listener")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\", weight = 0 }] }]",
        "6:82: sip.next_hops.targets.weight: expected a whole number from 1 to 65535, found 0")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\", server_name = \"x\" }] }]",
        "6:54: sip.next_hops.targets.server_name: has no meaning without \"tls:\"")]
    [InlineData("[{ name = \"core\", from = \"udp:127.0.0.1:2\", targets = [{ address = \"udp:127.0.0.1:1\" }] }]",
        "6:38: sip.next_hops.from: there is no listener \"udp:127.0.0.1:2\"; did you mean \"udp:127.0.0.1:1\"?")]
    [InlineData(
        "[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\" }], "
            + "probe = { every = \"1s\", timeout = \"2s\" } }]",
        "6:110: sip.next_hops.probe.timeout: expected a duration that is not longer than every")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\" }], probe = { } }]",
        "6:84: sip.next_hops.probe.every: is missing; expected a duration")]
    [InlineData("[{ name = \"core\", targets = [{ address = \"udp:127.0.0.1:1\" }], all_down = \"panic\" }]",
        "6:87: sip.next_hops.all_down: expected \"refuse\" or \"try\", found \"panic\"")]
    [InlineData("[\"core\"]", "6:14: sip.next_hops: expected a table { ... }, found \"core\"")]
    public void Next_hops(string groups, string expected) => Assert.StartsWith(
        $"s.toml:{expected}", Assert.Single(Sip($"listen = [\"udp:127.0.0.1:1\"]\nnext_hops = {groups}")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("sources = [\"192.0.2.1/24\"]", $"sources: {Source}, found \"192.0.2.1/24\"")]
    [InlineData("sources = [\"10\"]", $"sources: {Source}, found \"10\"")]
    [InlineData(
        "tls_names = [\"a b\"]", "tls_names: expected a host name such as \"gw.example.net\" or \"*.example.net\"")]
    [InlineData(
        "tls_names = [\"gw.example.net\"]", "tls_names: has no meaning without a \"tls:\" listener in [sip] listen")]
    [InlineData("sources = []", "sources: is empty")]
    [InlineData(
        "class = \"foreign\"", "class: expected \"international\", \"domestic\" or \"core\", found \"foreign\"")]
    [InlineData("mode = \"b2bua\"", "mode: expected \"proxy\", \"redirect\" or \"as\", found \"b2bua\"")]
    [InlineData("identity = \"any\"", "identity: expected \"asserted\" or \"from\", found \"any\"")]
    [InlineData("trusted = \"yes\"", "trusted: expected true or false, found \"yes\"")]
    [InlineData("spoofed = \"drop\"", "spoofed: expected \"choice\", \"refuse\" or \"pass\", found \"drop\"")]
    [InlineData("home_number_from_abroad = \"ask\"",
        "home_number_from_abroad: expected \"pass\", \"refuse\" or \"announce\", found \"ask\"")]
    [InlineData("home_number_from_abroad = \"announce\"",
        "home_number_from_abroad: \"announce\" needs refuse = { announcement = { ... } }")]
    [InlineData("rate = 5000", "rate: expected a rate from \"1/s\" to \"1000000/s\", found 5000")]
    [InlineData("rate = \"0/s\"", "rate: expected a rate from \"1/s\" to \"1000000/s\", found \"0/s\"")]
    [InlineData("burst = 5", "burst: has no meaning without rate")]
    [InlineData("next_hop = \"cor\"", "next_hop: there is no next hop \"cor\"; did you mean \"core\"?")]
    [InlineData(
        "listeners = [\"udp:127.0.0.1:9\"]", "listeners: there is no listener \"udp:127.0.0.1:9\"; did you mean")]
    [InlineData("in_dialog = \"all\"", "in_dialog: expected \"known\" or \"any\", found \"all\"")]
    [InlineData("texts = { cause = 41 }", "texts.cause: expected 21 or 111, found 41")]
    [InlineData("texts = { cause = \"21\" }", "texts.cause: expected 21 or 111, found \"21\"")]
    [InlineData("texts = { network_messages = 1 }", "texts.network_messages: expected true or false, found 1")]
    [InlineData(
        "texts = { reports_to = \"gate\" }", "texts.reports_to: there is no next hop \"gate\"; expected \"core\"")]
    [InlineData("texts = { report_to = \"core\" }", "texts.report_to: unknown key; ")]
    [InlineData("mtu_rule = 1", "mtu_rule: expected true or false, found 1")]
    [InlineData("dial = { international = [\"+\"] }", "dial.international: expected 0 to 8 digits, found \"+\"")]
    [InlineData("refuse = { status = 302 }", "refuse.status: expected a whole number from 400 to 699, found 302")]
    [InlineData(
        "refuse = { status = 608 }", "refuse.status: 608 needs call_info, where a caller can complain (RFC 8688)")]
    [InlineData("refuse = { phrase = \"a\\r\\nb\" }", "refuse.phrase: expected a reason phrase, found ")]
    [InlineData("refuse = { announcement = { host = \"m\", play = \"p\", next_hop = \"media\" } }",
        "refuse.announcement.next_hop: there is no next hop \"media\"; expected \"core\"")]
    public void Trunks(string key, string expected)
    {
        var name = key[..key.IndexOf(' ', StringComparison.Ordinal)];
        string[] usual = ["name = \"igw\"", "class = \"core\"", "sources = [\"192.0.2.0/24\"]", "next_hop = \"core\""];
        var keys = usual.Where(one => !one.StartsWith(name, StringComparison.Ordinal) || name == "class_").Append(key);
        var mistakes = Sip($"listen = [\"udp:127.0.0.1:1\"]\n{Hop}\n[[sip.trunks]]\n{string.Join('\n', keys)}");

        Assert.Contains($": sip.trunks.{expected}", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_belongs_to_one_trunk()
    {
        var mistakes = Sip($"""
            listen = ["udp:127.0.0.1:1", "tls:127.0.0.1:2"]
            tls = {"{"} certificate = "c", key = "k" {"}"}
            {Hop}
            [[sip.trunks]]
            name = "a"
            class = "core"
            next_hop = "core"
            sources = ["192.0.2.0/24", "192.0.2.7"]
            tls_names = ["x.example.net"]
            [[sip.trunks]]
            name = "b"
            class = "international"
            next_hop = "core"
            sources = ["192.0.2.0/25", "192.0.2.7/32"]
            tls_names = ["X.example.net"]
            """);

        Assert.Equal(
            [
                "s.toml:18:28: sip.trunks.sources: \"192.0.2.7/32\" is a source of the trunk \"a\" "
                    + "already, in line 12; "
                    + "a message must belong to one trunk",
                "s.toml:19:14: sip.trunks.tls_names: \"x.example.net\" is a source of the trunk \"a\" "
                    + "already, in line 13; "
                    + "a message must belong to one trunk",
            ],
            mistakes);
    }

    [Fact]
    public void Trunks_of_different_listeners_may_share_a_source() => Assert.Empty(Sip(Hop + """

        listen = ["udp:127.0.0.1:1", "udp:127.0.0.1:2"]
        trunks = [
            { name = "a", class = "core", next_hop = "core", sources = ["::/0"], listeners = ["udp:127.0.0.1:1"] },
            { name = "b", class = "core", next_hop = "core", sources = ["::/0"], listeners = ["udp:127.0.0.1:2"] },
        ]
        """));

    [Theory]
    [InlineData(
        "{ trunk = \"igw\", number = \"12025550100\" }",
        "expected a number in international form, such as \"+12025550100\"")]
    [InlineData("{ trunk = \"igv\", number = \"+12025550100\" }", "there is no trunk \"igv\"; did you mean \"igw\"?")]
    [InlineData(
        "{ trunk = \"igw\", number = \"+12025550100\" }, { trunk = \"igw\", number = \"+12025550100\" }",
        "is taken already")]
    public void Exemptions(string exempt, string expected)
    {
        var toml = $"exempt = [{exempt}]\n{Head}\n[sip]\nlisten = [\"udp:127.0.0.1:1\"]\n{Hop}\n{Trunk}";

        Assert.Contains(
            expected, Assert.Single(SettingsLoader.Parse(toml, "s.toml").Mistakes).Text, StringComparison.Ordinal);
    }
}
