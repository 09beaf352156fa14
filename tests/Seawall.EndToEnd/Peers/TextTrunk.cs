namespace Seawall.EndToEnd;

/// <summary>Settings of the SMPP part that the tests share; there are no calls in them.</summary>
internal static class TextTrunk
{
    /// <summary>The figure of message centres with all binds of ours.</summary>
    public const string Up = "^seawall_smpp_binds\\{trunk=\"smsc\",state=\"wanting\"\\} 0$";

    /// <summary>The figure of message centres without any.</summary>
    public const string Down = "^seawall_smpp_binds\\{trunk=\"smsc\",state=\"bound\"\\} 0$";

    /// <summary>A hub binds to us as <c>hub</c> with <c>secret</c>; passed texts go to one message centre.</summary>
    public static string International(
        int port, int centre, string more = "", int binds = 1, string bind = "transceiver") =>
        Listening($"tcp:127.0.0.1:{port}") + Centre($"tcp:127.0.0.1:{centre}", binds, $"bind = \"{bind}\"") + $$"""
        [[smpp.trunks]]
        name = "intl-hub"
        class = "international"
        system_id = "hub"
        password = "secret"
        next_hop = "smsc"
        {{more}}

        """;

    /// <summary>
    /// The same from abroad as <c>intl</c>, and from home as <c>hub</c>: what is written there to 10086 is for us.
    /// </summary>
    public static string Words(int port, int centre, string more = "") =>
        Listening($"tcp:127.0.0.1:{port}") + Centre($"tcp:127.0.0.1:{centre}", 1) + $$"""
        [[smpp.trunks]]
        name = "intl-hub"
        class = "international"
        system_id = "intl"
        password = "secret"
        next_hop = "smsc"
        [[smpp.trunks]]
        name = "home"
        class = "core"
        system_id = "hub"
        password = "secret"
        next_hop = "smsc"
        [choices]
        service_numbers = ["10086"]
        keywords = ["{{Needed.Root}}/presets/keywords/general.toml",
            "{{Needed.Root}}/presets/keywords/china-mobile-zhejiang.toml"]
        next_hop = "smsc"
        language = "en"
        {{more}}

        """;

    /// <summary>The same, but we bind to the hub, and it delivers to us.</summary>
    public static string Hub(int hub, int centre, string more = "") =>
        Listening("") + Centre($"tcp:127.0.0.1:{centre}", 1) + $$"""
        [[smpp.trunks]]
        name = "intl-hub"
        class = "international"
        hub = { address = "tcp:127.0.0.1:{{hub}}", system_id = "seawall", password = "secret" }
        next_hop = "smsc"
        {{more}}

        """;

    /// <summary>The same over TLS on both sides.</summary>
    public static string Tls(int port, int centre, Certificates ours, string server) =>
        Listening($"tls:127.0.0.1:{port}") + $$"""
        [smpp.tls]
        certificate = "{{ours.Certificate}}"
        key = "{{ours.Key}}"
        authorities = "{{ours.Authority}}"

        """ + Centre($"tls:127.0.0.1:{centre}", 1, $"server_name = \"{server}\"") + """
        [[smpp.trunks]]
        name = "intl-hub"
        class = "international"
        system_id = "hub"
        password = "secret"
        next_hop = "smsc"

        """;

    private static string Listening(string address) => $$"""
        [smpp]
        {{(address.Length == 0 ? "" : $"listen = [\"{address}\"]")}}
        [smpp.timers]
        reconnect_min = "100ms"
        reconnect_max = "200ms"

        """;

    private static string Centre(string address, int binds, string more = "") => $$"""
        [[smpp.next_hops]]
        name = "smsc"
        [[smpp.next_hops.targets]]
        address = "{{address}}"
        system_id = "seawall"
        password = "secret"
        binds = {{binds}}
        {{more}}

        """;
}
