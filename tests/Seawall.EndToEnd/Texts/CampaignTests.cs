using System.Globalization;
using System.Text.Json.Nodes;

namespace Seawall.EndToEnd.Texts;

/// <summary>
/// The campaign of Zhejiang 2022 by a clock that runs fast, with a message centre that gives receipts and callers by
/// sipp: told lines are refused calls from overseas from its hour on, those who kept, decided or were never reached are
/// not, and one text opens again.
/// </summary>
public sealed class CampaignTests
{
    private const string Abroad = "+12025550123";
    private const string Told = "8613857100001";
    private const string Keeper = "8613857100002";
    private const string Never = "8613857100003";
    private const string Decided = "8613857100004";
    private const string Elsewhere = "8613857100005";
    private const string Name = "zhejiang-calls-2022";

    [Fact]
    public async Task From_its_hour_on_told_and_undecided_lines_are_refused_and_nobody_else()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        var (sip, callee) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind, new JsonObject { ["off"] = new JsonArray(Never) });
        await using var seawall = await SeawallProcess.StartAsync(
            TextTrunk.Words(port, behind) + Trunk.International(sip, $"udp:127.0.0.1:{callee}") + Clock());
        await seawall.MetricAsync(TextTrunk.Up);
        await BeginAsync(seawall);

        // More than there are calls: sipp takes a probe for one of them.
        await using var answering = await Sipp.CalleeAsync("callee", callee, 100);

        // Notices go out, each in its parts, and the keeper keeps; nobody is refused before the hour.
        await SaidAsync(seawall, "told", () => seawall.DoAsync("explain", "--from", Abroad, "--to", "+" + Told));
        Assert.Equal(0, (int)(await centre.AskAsync("deliver_sm", NpmPeer.Text(Keeper, "10086", "1219")))["status"]!);
        await PassesAsync(seawall, sip, Told);

        // The hour, and the line's own.
        await SaidAsync(
            seawall, "refuse", () => seawall.DoAsync("explain", "--from", Abroad, "--to", "+" + Told));
        await RefusedAsync(seawall, sip, Told);
        foreach (var line in new[] { Keeper, Never, Decided, Elsewhere })
            await PassesAsync(seawall, sip, line);

        // One text to say so, and one to come back.
        var sent = centre.Requests("submit_sm").Count;
        await RefusedAsync(seawall, sip, Told);
        Assert.Equal(0, (int)(await centre.AskAsync("deliver_sm", NpmPeer.Text(Told, "10086", "1219")))["status"]!);
        await PassesAsync(seawall, sip, Told);
        Assert.Contains(
            centre.Requests("submit_sm").Take(sent), one => (string?)one["destination_addr"] == Told);
        Assert.DoesNotContain(
            centre.Requests("submit_sm"), one => (string?)one["destination_addr"] is Decided or Elsewhere);
        Assert.Contains(
            "reason=\"campaign\"", await seawall.MetricsAsync(), StringComparison.Ordinal);
        await seawall.DoAsync("journal", "verify");
    }

    private static async Task BeginAsync(SeawallProcess seawall)
    {
        var file = Path.Combine(seawall.Folder, "subscribers.csv");
        await File.WriteAllTextAsync(
            file,
            "number,operator,region\n" + string.Concat(new[] { Told, Keeper, Never, Decided }
                .Select(line => $"+{line},China Mobile,Zhejiang\n")) + $"+{Elsewhere},China Unicom,Zhejiang\n");
        await seawall.DoAsync("import", "subscribers", file);
        await seawall.DoAsync("choice", "set", "+" + Decided, "--service", "voice", "--to", "open", "--zone", "all");
        await seawall.DoAsync("campaign", "apply", Path.Combine(Needed.Root, $"presets/campaigns/{Name}.toml"));
        await seawall.DoAsync("campaign", "start", Name);
    }

    /// <summary>Ten days and an hour before the hour of effect, and a day in two seconds.</summary>
    private static string Clock() => string.Create(CultureInfo.InvariantCulture, $$"""
        [demo]
        callee = "udp:127.0.0.1:{{Loopback.FreePort()}}"
        [demo.clock]
        begins = "2022-05-09T23:00:00+08:00"
        speed = 43200

        """);

    private static Task SaidAsync(SeawallProcess seawall, string word, Func<Task<string>> ask) => Until.TrueAsync(
        $"seawall to say {word}", async () => (await ask()).Contains(word, StringComparison.Ordinal), seconds: 90);

    private static async Task PassesAsync(SeawallProcess seawall, int sip, string line)
    {
        var (code, output) = await Sipp.CallAsync("caller", sip, Abroad, "+" + line);
        Assert.True(code == 0, code == 0 ? "" : $"{line}: {output}{await seawall.ToldAsync()}");
    }

    private static async Task RefusedAsync(SeawallProcess seawall, int sip, string line)
    {
        var (code, output) = await Sipp.CallAsync("refused", sip, Abroad, "+" + line);
        Assert.True(code == 0, code == 0 ? "" : $"{line}: {output}{await seawall.ToldAsync()}");
    }
}
