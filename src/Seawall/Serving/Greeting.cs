using Seawall.Commands;
using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>What a person is told when Seawall is up: where it listens, who may command, what to try next.</summary>
internal static class Greeting
{
    /// <summary>Prints it.</summary>
    public static void Print(Shell shell, Node node)
    {
        var output = shell.Output;
        output.WriteLine($"Seawall {ProductVersion.Text} is up, with {node.Models.Settings.File}");
        var status = node.Gateway?.Status();
        foreach (var listener in status?.Listeners ?? [])
        {
            output.WriteLine($"  calls    {listener.Name}");
        }

        foreach (var listener in status?.Texts?.Listeners ?? [])
        {
            output.WriteLine($"  texts    {listener.Name}");
        }

        if (node.Gateway is null)
        {
            output.WriteLine("  nothing  is screened: the settings have neither [sip] nor [smpp]");
        }

        if (node.PortalEndpoint is { } portal)
        {
            var codes = node.DemoOutlet is null ? "" : "; the codes to sign in with are shown here";
            output.WriteLine($"  pages    http://{portal}/ for subscribers{codes}");
        }

        if (node.Console is { } console)
        {
            output.WriteLine(
                $"  api      http://{console.Endpoint}/v1, described by /openapi/v1.json; key add NAME lets in");
        }

        if (node.MetricsEndpoint is { } metrics)
        {
            output.WriteLine($"  metrics  http://{metrics}/metrics, /health/live, /health/ready");
        }

        var admin = node.Models.Settings.Admin;
        output.WriteLine(
            $"  admin    {admin.Socket.Value} "
                + $"(whoever may open this file may command: mode {Convert.ToString((int)admin.Mode, 8)})");
        output.WriteLine($"  data     {node.Folder.Path}");
        output.WriteLine();
        PrintNext(shell, node);
        output.WriteLine();
    }

    private static void PrintNext(Shell shell, Node node)
    {
        var command = shell.Environment(Target.DemoVariable) is null ? "seawall" : "./run";
        var line = node.Models.Settings.Demo?.Choices.FirstOrDefault()?.Number
            ?? (node.Models.Settings.Home.CountryCode.Value == "86" ? "+8613857100001" : "NUMBER");
        var zone = node.Models.Screening.Zones.Names[node.Models.Screening.Zones.Overseas];
        string[] calls = node.Models.Settings.Sip is null ? [] : [$"call --from +12025550123 --to {line}"];
        string[] texts = node.FindTextRoute(null).Value is null ? []
            : [$"text --from MYBANK --to {line} --receipt", $"explain --service sms --from MYBANK --to {line}"];
        string[] words = WordsBy(node) is not { } trunk ? []
            : [$"text --from {line} --to {node.Models.Settings.Choices!.ServiceNumbers[0].Value} --via {trunk} "
                + "--message HELP --answer"];
        string[] next =
        [
            "status",
            $"explain --from +12025550123 --to {line}",
            $"choice set {line} --service all --zone {zone} --to open --for 24h",
            .. calls,
            .. texts,
            .. words,
            $"records find --subscriber {line}",
            .. node.Console is null ? [] : (string[])["key add NAME"],
        ];
        shell.Output.WriteLine("Try in another terminal:");
        foreach (var one in next)
        {
            shell.Output.WriteLine($"  {command} {one}");
        }

        shell.Output.WriteLine("Ctrl-C stops.");
    }

    /// <summary>A trunk that a test text can bind as, and whose texts to our numbers count.</summary>
    private static string? WordsBy(Node node) => node.Models.Settings.Choices is { ServiceNumbers: [_, ..] }
        ? ChoicesChecks.Trunks(node.Models.Settings)
            .FirstOrDefault(trunk => node.FindTextRoute(trunk).Value is not null)
        : null;
}
