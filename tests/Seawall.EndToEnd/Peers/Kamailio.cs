namespace Seawall.EndToEnd;

/// <summary>Kamailio as the neighbour before or behind us: a stateful proxy that record-routes.</summary>
internal static class Kamailio
{
    private static readonly string _program = File.Exists("/usr/sbin/kamailio") ? "/usr/sbin/kamailio" : "kamailio";

    /// <summary>
    /// Starts it on a UDP and TCP port; what is not in a dialog goes to <paramref name="onward"/>, a SIP URI. With a
    /// certificate it also listens for TLS and shows the certificate when it calls.
    /// </summary>
    public static async Task<RunningProcess> StartAsync(
        int port, string onward, Certificates? certificates = null, int tlsPort = 0)
    {
        var folder = Directory.CreateTempSubdirectory("seawall-kamailio-").FullName;
        var tls = certificates is null ? "" : $"""
            enable_tls=yes
            listen=tls:127.0.0.1:{tlsPort}
            loadmodule "tls.so"
            modparam("tls", "config", "{folder}/tls.cfg")
            """;
        if (certificates is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "tls.cfg"), $"""
                [server:default]
                method = TLSv1.2+
                verify_certificate = no
                require_certificate = no
                private_key = {certificates.Key}
                certificate = {certificates.Certificate}
                [client:default]
                method = TLSv1.2+
                verify_certificate = yes
                require_certificate = yes
                ca_list = {certificates.Authority}
                private_key = {certificates.Key}
                certificate = {certificates.Certificate}

                """);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "kamailio.cfg"), $$"""
            #!KAMAILIO
            debug=1
            log_stderror=yes
            children=1
            tcp_children=1
            auto_aliases=no
            listen=udp:127.0.0.1:{{port}}
            listen=tcp:127.0.0.1:{{port}}
            loadmodule "pv.so"
            loadmodule "tm.so"
            loadmodule "sl.so"
            loadmodule "rr.so"
            loadmodule "maxfwd.so"
            loadmodule "textops.so"
            loadmodule "siputils.so"
            {{tls}}
            request_route {
                if (!mf_process_maxfwd_header("10")) {
                    sl_send_reply("483", "Too Many Hops");
                    exit;
                }
                if (is_method("OPTIONS") && !has_totag()) {
                    sl_send_reply("200", "OK");
                    exit;
                }
                if (has_totag()) {
                    loose_route();
                    t_relay();
                    exit;
                }
                if (is_method("CANCEL")) {
                    t_relay();
                    exit;
                }
                record_route();
                $du = "{{onward}}";
                t_relay();
            }

            """);
        var running = RunningProcess.Start(_program,
            ["-f", Path.Combine(folder, "kamailio.cfg"), "-DD", "-E", "-m", "32", "-M", "8", "-Y", folder], folder);
        await Until.TrueAsync("kamailio to answer", async () =>
        {
            Assert.False(running.HasExited, running.Output);
            using var probe = new SipSocket();
            var answer = await probe.TryAskAsync(port, probe.Options(port), 200);
            return answer.StartsWith("SIP/2.0 200", StringComparison.Ordinal);
        });
        return running;
    }
}
