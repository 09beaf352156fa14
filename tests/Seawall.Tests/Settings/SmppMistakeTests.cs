using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Mistakes in <c>[smpp]</c> and <c>[[registered_senders]]</c>.</summary>
public sealed class SmppMistakeTests
{
    private const string Head = """
        home = { country_code = "86" }
        data = { folder = "data" }
        zones = [{ name = "overseas", countries = ["*"] }]
        """;

    private const string Hop = "next_hops = [{ name = \"smsc\", targets = "
        + "[{ address = \"tcp:127.0.0.1:2776\", system_id = \"s\", password = \"p\" }] }]";

    private const string Calls = """
        [sip]
        listen = ["udp:127.0.0.1:5060"]
        next_hops = [{ name = "core", targets = [{ address = "udp:127.0.0.1:5070" }] }]
        trunks = [{ name = "igw", class = "core", sources = ["192.0.2.0/24"], next_hop = "core" }]

        """;

    private const string Address =
        "expected an address such as \"tcp:192.0.2.1:2775\" or \"tls:[2001:db8::1]:3550\"";

    private static string[] Lines(string toml) =>
        [.. SettingsLoader.Parse(toml, "s.toml").Mistakes.Select(mistake => mistake.ToString())];

    private static string[] Smpp(string keys) => Lines($"{Head}\n[smpp]\n{keys}");

    [Theory]
    [InlineData("listen = []")]
    [InlineData("listen = [\"tcp:127.0.0.1:2775\", \"tcp:[::1]:0\"]")]
    [InlineData("system_id = \"seawall\"\ntimers = { response = \"3s\" }")]
    public void Good_sections(string keys) => Assert.Empty(Smpp(keys));

    [Theory]
    [InlineData("listen = [\"udp:127.0.0.1:2775\"]", $"5:11: smpp.listen: {Address}, found \"udp:127.0.0.1:2775\"")]
    [InlineData("listen = [\"tcp:localhost:2775\"]", $"5:11: smpp.listen: {Address}, found \"tcp:localhost:2775\"")]
    [InlineData("listen = [\"tcp:[::1]:1\", \"tcp:[::1]:1\"]",
        "5:26: smpp.listen: the name \"tcp:[::1]:1\" is taken already, in line 5")]
    [InlineData("listen = [\"tls:127.0.0.1:1\"]",
        "5:11: smpp.listen: \"tls:127.0.0.1:1\" needs [smpp.tls] with certificate and key")]
    [InlineData("system_id = \"more than fifteen\"",
        "5:13: smpp.system_id: expected a system_id: printable ASCII, at most 15 octets, found \"more than fifteen\"")]
    [InlineData("registered_senders = \"all\"",
        "5:22: smpp.registered_senders: expected \"none\", \"code\", \"service\" or \"any\", found \"all\"")]
    [InlineData("drain = \"2h\"", "5:9: smpp.drain: expected a duration from \"0s\" to \"1h\"")]
    [InlineData("timers = { response = \"0s\" }",
        "5:23: smpp.timers.response: expected a duration from \"100ms\" to \"10m\"")]
    [InlineData("timers = { reconnect_min = \"10s\", reconnect_max = \"5s\" }",
        "5:51: smpp.timers.reconnect_max: expected a duration that is not shorter than reconnect_min")]
    [InlineData("timers = { enquire = \"10s\" }", "5:12: smpp.timers.enquire: unknown key; expected enquire_link, ")]
    [InlineData("tls = { certificate = \"c.pem\" }", "5:7: smpp.tls.key: is missing; expected a path")]
    [InlineData("workers = 1", "5:1: smpp.workers: unknown key; expected drain, listen, ")]
    public void The_section(string keys, string expected) =>
        Assert.StartsWith($"s.toml:{expected}", Assert.Single(Smpp(keys)), StringComparison.Ordinal);

    [Theory]
    [InlineData("[{ name = \"smsc\" }]", "smpp.next_hops.targets: is missing; expected a list such as")]
    [InlineData("address = \"tcp:127.0.0.1:2776\"", "targets.system_id: is missing; expected a system_id")]
    [InlineData("address = \"127.0.0.1:2776\", system_id = \"s\"", $"targets.address: {Address}, found")]
    [InlineData("address = \"tcp:127.0.0.1:2775\", system_id = \"s\"",
        "targets.address: \"tcp:127.0.0.1:2775\" is ourselves: it stands in [smpp] listen")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", binds = 101",
        "targets.binds: expected a whole number from 1 to 100, found 101")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", window = 0",
        "targets.window: expected a whole number from 1 to 1000, found 0")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", weight = 0",
        "targets.weight: expected a whole number from 1 to 65535, found 0")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", version = 3.4",
        "targets.version: expected \"3.4\" or \"5.0\", found a number with a fraction")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", bind = \"receiver\"",
        "targets.bind: expected \"transceiver\", \"transmitter\" or \"pair\", found \"receiver\"")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", system_type = \"more than twelve\"",
        "targets.system_type: expected a system_type: printable ASCII, at most 12 octets")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", server_name = \"x\"",
        "targets.server_name: has no meaning without \"tls:\"")]
    [InlineData("address = \"tcp:127.0.0.1:1\", system_id = \"s\", outbind = { password = \"p\" }",
        "targets.outbind.system_id: is missing; expected a system_id")]
    public void Next_hops(string target, string expected)
    {
        var groups = target[0] == '[' ? target
            : $"[{{ name = \"smsc\", targets = [{{ password = \"p\", {target} }}] }}]";

        Assert.Contains(
            expected, Assert.Single(Smpp($"listen = [\"tcp:127.0.0.1:2775\"]\nnext_hops = {groups}")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"nine chars\"", "expected a secret of printable ASCII, at most 8 octets")]
    [InlineData("{ env = \"SEAWALL_NOT_SET\" }", "the environment variable SEAWALL_NOT_SET is not set")]
    [InlineData("17", "expected a secret: text, { file = \"...\" } or { env = \"...\" }")]
    public void Passwords_are_refused_without_being_shown(string password, string expected)
    {
        var mistakes = Smpp(
            "next_hops = [{ name = \"smsc\", targets = [{ address = \"tcp:127.0.0.1:1\", system_id = \"s\", "
                + $"password = {password} }}] }}]");

        Assert.Equal($"s.toml:5:101: smpp.next_hops.targets.password: {expected}", Assert.Single(mistakes));
    }

    [Theory]
    [InlineData("class = \"foreign\"", "class: expected \"international\", \"domestic\" or \"core\"")]
    [InlineData("next_hop = \"smcs\"", "next_hop: there is no next hop \"smcs\"; did you mean \"smsc\"?")]
    [InlineData("password = \"\"", "password: expected a secret: text, ")]
    [InlineData("sources = [\"10\"]", "sources: expected a block such as")]
    [InlineData("binds_max = 0", "binds_max: expected a whole number from 1 to 10000, found 0")]
    [InlineData("window = 1001", "window: expected a whole number from 1 to 1000, found 1001")]
    [InlineData("own_window = 0", "own_window: expected a whole number from 1 to 1000, found 0")]
    [InlineData("version = \"6.0\"", "version: expected \"3.3\", \"3.4\" or \"5.0\", found \"6.0\"")]
    [InlineData("spoofed = \"drop\"", "spoofed: expected \"choice\", \"refuse\", \"pass\" or \"mark\", found \"drop\"")]
    [InlineData("spoofed = \"mark\"", "spoofed: \"mark\" needs mark = { tag = 0x1401, value = \"spoofed\" }")]
    [InlineData("mark = { tag = 0x1401 }", "mark: has no meaning without spoofed = \"mark\"")]
    [InlineData("spoofed = \"mark\"\nmark = { tag = 5 }",
        "mark.tag: expected a whole number from 5120 to 16383, found 5")]
    [InlineData("network_messages = 1", "network_messages: expected true or false, found 1")]
    [InlineData("rate = \"0/s\"", "rate: expected a rate from \"1/s\" to \"1000000/s\", found \"0/s\"")]
    [InlineData("bind_burst = 5", "bind_burst: has no meaning without bind_rate")]
    [InlineData("refuse = { status = 0 }", "refuse.status: expected a whole number from 1 to 65535, found 0")]
    [InlineData("refuse = { status = 0x65 }",
        "refuse.status: 0x65 (ESME_RX_P_APPN) would take every other text of the subscriber away as well")]
    [InlineData("refuse = { status = 0x58 }",
        "refuse.status: 0x58 (ESME_RTHROTTLED) would have the sender try again for ever")]
    [InlineData("refuse = { status = 0x45, silent = true }",
        "refuse.status: has no meaning with silent = true, which answers ESME_ROK")]
    [InlineData("dial = { national = \"x\" }", "dial.national: expected 0 to 4 digits, found \"x\"")]
    [InlineData("mode = \"proxy\"", "mode: unknown key")]
    public void Trunks(string key, string expected)
    {
        var name = key[..key.IndexOf(' ', StringComparison.Ordinal)];
        string[] usual =
            ["name = \"hub\"", "class = \"core\"", "system_id = \"h\"", "password = \"p\"", "next_hop = \"smsc\""];
        var keys = usual.Where(one => !one.StartsWith($"{name} ", StringComparison.Ordinal)).Append(key);
        var mistakes = Smpp(
            $"listen = [\"tcp:127.0.0.1:1\"]\n{Hop}\n[[smpp.trunks]]\n{string.Join('\n', keys)}");

        Assert.Contains($": smpp.trunks.{expected}", Assert.Single(mistakes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "system_id: is missing; expected who binds to us, or hub = { ... }: whom we bind to")]
    [InlineData("system_id = \"h\"", "password: is missing; expected a secret: text, ")]
    [InlineData("system_id = \"h\", password = \"p\"",
        "system_id: nobody can bind to us without listen = [...] in [smpp]")]
    [InlineData("HUB, binds_max = 5", "binds_max: has no meaning beside hub, which does not bind to us")]
    [InlineData("HUB, password = \"p\"", "password: has no meaning beside hub, which does not bind to us")]
    [InlineData("hub = { address = \"tcp:127.0.0.1:1\", system_id = \"s\" }",
        "hub.password: is missing; expected a secret: text, ")]
    [InlineData("hub = { address = \"tcp:127.0.0.1:1\", system_id = \"s\", password = \"p\", weight = 1 }",
        "hub.weight: unknown key")]
    [InlineData("hub = { address = \"tcp:127.0.0.1:1\", system_id = \"s\", password = \"p\", bind = \"transmitter\" }",
        "hub.bind: expected \"transceiver\", \"receiver\" or \"pair\", found \"transmitter\"")]
    [InlineData("hub = { address = \"tcp:127.0.0.1:1\", system_id = \"s\", password = \"p\", "
        + "outbind = { system_id = \"o\", password = \"p\" } }",
        "hub.outbind: needs listen = [...] in [smpp], where the outbind comes in")]
    public void Who_binds_to_whom(string keys, string expected)
    {
        const string hub = "hub = { address = \"tcp:127.0.0.1:1\", system_id = \"s\", password = \"p\" }";
        var trunk = $"name = \"hub\", class = \"core\", next_hop = \"smsc\""
            + (keys.Length == 0 ? "" : $", {keys.Replace("HUB", hub, StringComparison.Ordinal)}");

        var first = Smpp($"{Hop}\ntrunks = [{{ {trunk} }}]")[0];

        Assert.Contains($": smpp.trunks.{expected}", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_unique_over_calls_and_texts()
    {
        var mistakes = Lines($"{Head}\n{Calls}[smpp]\n" + """
            next_hops = [{ name = "core", targets = [{ address = "tcp:[::1]:1", system_id = "s", password = "p" }] }]
            [[smpp.trunks]]
            name = "igw"
            class = "international"
            next_hop = "core"
            hub = { address = "tcp:127.0.0.1:1", system_id = "s", password = "p" }
            """);

        Assert.Equal(
            [
                "s.toml:9:23: smpp.next_hops.name: the name \"core\" is taken already, in line 6",
                "s.toml:11:8: smpp.trunks.name: the name \"igw\" is taken already, in line 7",
            ],
            mistakes);
    }

    [Theory]
    [InlineData("", "sources = [\"192.0.2.0/24\"]", true)]
    [InlineData("sources = [\"192.0.2.0/24\"]", "sources = [\"192.0.2.7\"]", true)]
    [InlineData("sources = [\"192.0.2.0/24\"]", "sources = [\"198.51.100.0/24\"]", false)]
    public void A_bind_belongs_to_one_trunk(string first, string second, bool isWrong)
    {
        var mistakes = Smpp($"""
            listen = ["tcp:127.0.0.1:1"]
            {Hop}
            [[smpp.trunks]]
            name = "a"
            class = "core"
            next_hop = "smsc"
            system_id = "same"
            password = "p"
            {first}
            [[smpp.trunks]]
            name = "b"
            class = "core"
            next_hop = "smsc"
            system_id = "same"
            password = "q"
            {second}
            """);

        Assert.Equal(
            isWrong
                ? ["s.toml:18:13: smpp.trunks.system_id: \"same\" binds as the trunk \"a\" already, in line 11; "
                    + "give both of them sources that do not overlap"]
                : [],
            mistakes);
    }

    [Theory]
    [InlineData("sender = \"MYBANK\", trunk = \"igv\", purpose = \"code\"",
        "trunk: there is no trunk \"igv\"; there is none")]
    [InlineData("sender = \"A name of more than twenty\", trunk = \"hub\", purpose = \"code\"",
        "sender: expected a sender as texts name it")]
    [InlineData("sender = \"MYBANK\", trunk = \"hub\", purpose = \"none\"",
        "purpose: expected \"code\", \"service\" or \"any\", found \"none\"")]
    [InlineData(
        "sender = \"MYBANK\", trunk = \"hub\"", "purpose: is missing; expected \"code\", \"service\" or \"any\"")]
    public void Registered_senders(string keys, string expected) => Assert.Contains(
        Lines($"{Head}\nregistered_senders = [{{ {keys} }}]"),
        line => line.Contains($": registered_senders.{expected}", StringComparison.Ordinal));

    [Fact]
    public void A_registered_sender_stands_once_for_a_trunk_and_exemptions_know_trunks_of_texts()
    {
        var trunks = string.Join(", ", new[] { "a", "b" }.Select(name =>
            $"{{ name = \"{name}\", class = \"core\", system_id = \"{name}\", password = \"p\", "
                + "next_hop = \"smsc\" }"));
        const string lists = """
            registered_senders = [
                { sender = "MYBANK", trunk = "a", purpose = "code" },
                { sender = "MYBANK", trunk = "b", purpose = "any" },
                { sender = "MYBANK", trunk = "a", purpose = "any" },
            ]
            exempt = [{ trunk = "b", number = "+12025550100" }]
            """;

        Assert.Equal(
            ["s.toml:7:16: registered_senders.sender: the name \"MYBANK on a\" is taken already, in line 5"],
            Lines($"{Head}\n{lists}\n[smpp]\nlisten = [\"tcp:127.0.0.1:1\"]\n{Hop}\ntrunks = [{trunks}]"));
    }
}
