using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The notices of a campaign in order, beside a reading of lines.</summary>
sealed class NoticeReading(uint campaign, IRegisterView view, CancellationToken cancel) : IAsyncDisposable
{
    readonly IAsyncEnumerator<ReadOnlyMemory<StoredNotice>> _chunks =
        view.NoticesAsync(campaign, default, cancel).GetAsyncEnumerator(cancel);

    ReadOnlyMemory<StoredNotice> _chunk;
    int _at;
    bool _isEnd;

    /// <summary>
    /// The notice of a line, null where it has none; lines ascend. Those passed over go to <paramref name="strays"/>.
    /// </summary>
    public async ValueTask<StoredNotice?> FindAsync(E164 number, NumberSet? strays)
    {
        while (true)
        {
            while (_at >= _chunk.Length)
            {
                if (!await NextAsync().ConfigureAwait(false))
                {
                    return null;
                }
            }
            var notice = _chunk.Span[_at];
            if (notice.Number.Value > number.Value)
            {
                return null;
            }
            _at++;
            if (notice.Number == number)
            {
                return notice;
            }
            strays?.Add(notice.Number);
        }
    }

    async ValueTask<bool> NextAsync()
    {
        _isEnd = _isEnd || !await _chunks.MoveNextAsync().ConfigureAwait(false);
        (_chunk, _at) = (_isEnd ? default : _chunks.Current, 0);
        return !_isEnd;
    }

    public ValueTask DisposeAsync() => _chunks.DisposeAsync();
}
