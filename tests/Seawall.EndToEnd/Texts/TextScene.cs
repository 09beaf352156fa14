namespace Seawall.EndToEnd.Texts;

/// <summary>An ESME, a wire, Seawall, a wire, a message centre: all bound.</summary>
internal sealed record TextScene(NpmPeer Esme, Wire Near, SeawallProcess Seawall, Wire Far, NpmPeer Centre)
    : IAsyncDisposable
{
    /// <summary>Starts all of it, with these settings more in the trunk.</summary>
    public static async Task<TextScene> StartAsync(string more = "")
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        var centre = await NpmPeer.CentreAsync(behind);
        var far = Wire.To(behind);
        var seawall = await SeawallProcess.StartAsync(TextTrunk.International(port, far.Port, more));
        await centre.PrintedAsync("Seawall to bind", line => (string?)line["bound"] == "seawall");
        await seawall.MetricAsync(TextTrunk.Up);
        var near = Wire.To(port);
        var esme = await NpmPeer.EsmeAsync(near.Port);
        Assert.Equal(0, await esme.BoundAsync());
        return new TextScene(esme, near, seawall, far, centre);
    }

    public async ValueTask DisposeAsync()
    {
        await Esme.DisposeAsync();
        await Near.DisposeAsync();
        await Seawall.DisposeAsync();
        await Far.DisposeAsync();
        await Centre.DisposeAsync();
    }
}
