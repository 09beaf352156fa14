using System.Globalization;

namespace Seawall.EndToEnd;

/// <summary>sipp, as caller or callee. It ends with 0 when every call went as its scenario says.</summary>
internal static class Sipp
{
    public static RunningProcess Callee(string scenario, int port, int calls, string transport = "u1", string ip = "127.0.0.1") =>
        RunningProcess.Start("sipp", Arguments(scenario, port, calls, transport, ip), Path.GetTempPath());

    public static Task<(int Code, string Output)> CallAsync(
        string scenario, int target, string from, string called, int calls = 1, string transport = "u1", int rate = 50)
    {
        var arguments = Arguments(scenario, Loopback.FreePort(), calls, transport, "127.0.0.1");
        arguments.AddRange(["-key", "from", from, "-key", "called", called, "-r", Text(rate), $"127.0.0.1:{target}"]);
        return RunningProcess.ToEndAsync("sipp", arguments, Path.GetTempPath());
    }

    private static List<string> Arguments(string scenario, int port, int calls, string transport, string ip) =>
    [
        "-sf", Path.Combine(AppContext.BaseDirectory, "Scenarios", scenario + ".xml"),
        "-i", ip, "-p", Text(port), "-m", Text(calls), "-t", transport, "-nostdin", "-timeout", "30s", "-timeout_error",
        "-recv_timeout", "20000", "-cid_str", "%u-%p-" + Guid.NewGuid().ToString("N")[..8] + "@%s",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
