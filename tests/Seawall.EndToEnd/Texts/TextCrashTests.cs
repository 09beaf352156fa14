namespace Seawall.EndToEnd.Texts;

/// <summary>
/// kill -9 in full load, counted from end to end: whatever the sender saw accepted, the message centre had accepted.
/// </summary>
public sealed class TextCrashTests
{
    private const int Messages = 200_000;
    private const int Binds = 8;

    [Fact]
    public async Task No_accepted_text_is_lost_by_kill_9_of_seawall()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        var tools = await TextTools.MakeAsync();
        await using var centre = await tools.CentreAsync(behind, Messages);
        await using var seawall = await StartAsync(port, behind);
        await using var sender = tools.Sender(port, Binds, Messages);
        for (var kill = 1; kill <= 2; kill++)
        {
            await ToldAsync(tools, sender, kill * Messages / 10);
            await seawall.KillAsync();
            await seawall.RestartAsync();
        }
        var said = await EndAsync(sender);
        var counted = await tools.CountAsync(Messages);
        var all = $"{sender.Output} {string.Join(' ', counted)} {await seawall.ToldAsync()}";
        Assert.True(counted["missing"] == 0, all);
        Assert.True(counted["told"] >= 2 * Messages / 10 && said["broken"] >= 2 * Binds && said["strange"] == 0, all);
        // What nobody was told may have arrived: no more of it than was in flight when the process died.
        Assert.True(counted["untold"] <= said["unanswered"] + said["later"] && counted["repeated"] == 0, all);
    }

    [Fact]
    public async Task No_accepted_text_is_lost_by_kill_9_of_the_message_centre_and_every_sender_has_an_answer()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        var tools = await TextTools.MakeAsync();
        var centre = await tools.CentreAsync(behind, Messages);
        await using var seawall = await StartAsync(port, behind);
        await using var sender = tools.Sender(port, Binds, Messages);
        for (var kill = 1; kill <= 2; kill++)
        {
            await ToldAsync(tools, sender, kill * Messages / 20);
            await centre.KillAsync();
            await centre.DisposeAsync();
            centre = await tools.CentreAsync(behind, Messages);
        }
        var said = await EndAsync(sender);
        await centre.DisposeAsync();
        var counted = await tools.CountAsync(Messages);
        var all = $"{sender.Output} {string.Join(' ', counted)} {await seawall.ToldAsync()}";
        Assert.True(counted["missing"] == 0, all);
        Assert.True(said["unanswered"] == 0 && said["strange"] == 0 && said["broken"] == 0, all);
        Assert.True(said["refused"] == 0 && said["accepted"] + said["later"] == Messages, all);
        Assert.True(counted["untold"] <= said["later"] && counted["repeated"] == 0, all);
    }

    private static async Task<SeawallProcess> StartAsync(int port, int behind)
    {
        var settings = TextTrunk.International(port, behind, binds: 4)
            .Replace("\"hub\"", "\"load\"", StringComparison.Ordinal);
        var seawall = await SeawallProcess.StartAsync(settings);
        await seawall.MetricAsync(TextTrunk.Up);
        return seawall;
    }

    private static Task ToldAsync(TextTools tools, RunningProcess sender, int count) => Until.TrueAsync(
        $"{count} texts to be accepted", async () =>
        {
            Assert.False(sender.HasExited, sender.Output);
            return await tools.ToldAsync(Messages) >= count;
        });

    private static async Task<Dictionary<string, long>> EndAsync(RunningProcess sender)
    {
        await Until.TrueAsync("the sender to be through", () => Task.FromResult(sender.HasExited), seconds: 120);
        await Until.TrueAsync("its figures", () => Task.FromResult(sender.Output.Contains("sent=")));
        return TextTools.Values(sender.Output);
    }
}
