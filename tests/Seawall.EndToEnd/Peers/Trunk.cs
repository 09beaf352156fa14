namespace Seawall.EndToEnd;

/// <summary>Settings of the SIP part that the tests share.</summary>
internal static class Trunk
{
    /// <summary>One international trunk for all of loopback, one next hop.</summary>
    public static string International(int port, string target) => $$"""
        [sip]
        listen = ["udp:127.0.0.1:{{port}}", "tcp:127.0.0.1:{{port}}"]
        workers = 1
        [[sip.next_hops]]
        name = "core"
        targets = [{ address = "{{target}}", priority = 1, weight = 1 }]
        [[sip.trunks]]
        name = "igw"
        class = "international"
        sources = ["127.0.0.1/32"]
        mode = "proxy"
        next_hop = "core"
        identity = "asserted"
        trusted = true

        """;

    /// <summary>The same over TLS, the trunk known by the name in its certificate.</summary>
    public static string InternationalTls(int port, Certificates ours, string target) => $$"""
        [sip]
        listen = ["tls:127.0.0.1:{{port}}"]
        workers = 1
        [sip.tls]
        certificate = "{{ours.Certificate}}"
        key = "{{ours.Key}}"
        authorities = "{{ours.Authority}}"
        [[sip.next_hops]]
        name = "core"
        targets = [{ address = "{{target}}", priority = 1, weight = 1 }]
        [[sip.trunks]]
        name = "igw"
        class = "international"
        tls_names = ["gw.example.net"]
        mode = "proxy"
        next_hop = "core"
        identity = "asserted"
        trusted = true

        """;
}
