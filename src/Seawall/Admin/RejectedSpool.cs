namespace Seawall.Admin;

/// <summary>
/// Rejected rows of an import on their way back to whoever sent the file: a file of the data folder until they are
/// sent.
/// </summary>
internal sealed class RejectedSpool(string path) : IAsyncDisposable
{
    private bool _opened;

    /// <summary>Opens the place for the rows.</summary>
    public Stream Open()
    {
        _opened = true;
        return File.Create(path);
    }

    /// <summary>Sends the rows, if there are any.</summary>
    public async Task CopyToAsync(Stream target, CancellationToken cancel)
    {
        if (!_opened)
        {
            return;
        }

        var source = File.OpenRead(path);
        await using (source)
        {
            await source.CopyToAsync(target, cancel);
        }
    }

    /// <summary>Takes the file away.</summary>
    public ValueTask DisposeAsync()
    {
        if (_opened)
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }
}
