namespace Seawall.EndToEnd.Texts;

/// <summary>An ESME, a wire, Seawall, a wire, a message centre: all bound.</summary>
internal sealed class TextScene : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();

    private TextScene()
    {
    }

    public NpmPeer Esme { get; private set; } = null!;

    /// <summary>Between the ESME and Seawall.</summary>
    public Wire Near { get; private set; } = null!;

    public SeawallProcess Seawall { get; private set; } = null!;

    /// <summary>Between Seawall and the message centre.</summary>
    public Wire Far { get; private set; } = null!;

    public NpmPeer Centre { get; private set; } = null!;

    /// <summary>Starts all of it, with these settings more in the trunk.</summary>
    public static async Task<TextScene> StartAsync(string more = "")
    {
        var scene = new TextScene();
        try
        {
            await scene.SetUpAsync(more);
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private async Task SetUpAsync(string more)
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        Centre = Add(await NpmPeer.CentreAsync(behind));
        Far = Add(Wire.To(behind));
        Seawall = Add(await SeawallProcess.StartAsync(TextTrunk.International(port, Far.Port, more)));
        await Seawall.MetricAsync(TextTrunk.Up);
        Near = Add(Wire.To(port));
        Esme = Add(await NpmPeer.EsmeAsync(Near.Port));
        Assert.Equal(0, await Esme.BoundAsync());
    }

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}
