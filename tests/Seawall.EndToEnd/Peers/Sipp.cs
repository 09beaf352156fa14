using System.Globalization;
using System.Net.NetworkInformation;

namespace Seawall.EndToEnd;

/// <summary>sipp, as caller or callee. It ends with 0 when every call went as its scenario says.</summary>
internal static class Sipp
{
    /// <summary>Starts a callee and returns when its port is open.</summary>
    public static async Task<RunningProcess> CalleeAsync(string scenario, int port, int calls, string transport = "u1")
    {
        var callee = RunningProcess.Start("sipp", Arguments(scenario, port, calls, transport), Path.GetTempPath());
        await Until.TrueAsync("sipp to listen", () =>
        {
            var open = IPGlobalProperties.GetIPGlobalProperties();
            var listeners = transport == "u1" ? open.GetActiveUdpListeners() : open.GetActiveTcpListeners();
            return Task.FromResult(listeners.Any(listener => listener.Port == port));
        });
        return callee;
    }

    public static Task<(int Code, string Output)> CallAsync(
        string scenario, int target, string from, string called, int calls = 1, string transport = "u1", int rate = 50)
    {
        var arguments = Arguments(scenario, Loopback.FreePort(), calls, transport);
        arguments.AddRange(["-key", "from", from, "-key", "called", called, "-r", Text(rate), $"127.0.0.1:{target}"]);
        return RunningProcess.ToEndAsync("sipp", arguments, Path.GetTempPath());
    }

    private static List<string> Arguments(string scenario, int port, int calls, string transport) =>
    [
        "-sf", Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml"),
        "-i", "127.0.0.1", "-p", Text(port), "-m", Text(calls), "-t", transport, "-nostdin",
        "-timeout", "30s", "-timeout_error",
        "-recv_timeout", "20000", "-cid_str", "%u-%p-" + Guid.NewGuid().ToString("N")[..8] + "@%s",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
