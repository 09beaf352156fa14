using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// All lines a campaign can be for, ascending, with what the files say of each: the imported subscribers, and the lines
/// that anybody ever touched. Three readings of the store beside each other; memory does not grow.
/// </summary>
sealed class PopulationReader : IAsyncDisposable
{
    readonly IAsyncEnumerator<Subscriber> _subscribers;
    readonly IAsyncEnumerator<PortedNumber> _ported;
    readonly IAsyncEnumerator<ReadOnlyMemory<StoredLine>> _lines;
    ReadOnlyMemory<StoredLine> _chunk;
    int _at;
    bool _isBegun;
    Subscriber? _nextSubscriber;
    PortedNumber? _nextPorted;

    public PopulationReader(IRegisterView view, CancellationToken cancel)
    {
        _subscribers = view.SubscribersAsync(cancel).GetAsyncEnumerator(cancel);
        _ported = view.PortedAsync(cancel).GetAsyncEnumerator(cancel);
        _lines = view.LinesAsync(cancel).GetAsyncEnumerator(cancel);
    }

    /// <summary>The line.</summary>
    public E164 Number { get; private set; }

    /// <summary>What the subscribers' file says of it.</summary>
    public Subscriber? Subscriber { get; private set; }

    /// <summary>What the ported numbers' file says of it.</summary>
    public PortedNumber? Ported { get; private set; }

    /// <summary>Goes to the next line; false at the end.</summary>
    public async ValueTask<bool> ReadAsync()
    {
        if (!_isBegun)
        {
            _isBegun = true;
            await NextSubscriberAsync().ConfigureAwait(false);
            await NextPortedAsync().ConfigureAwait(false);
            await NextLineAsync(0).ConfigureAwait(false);
        }
        var touched = _at < _chunk.Length ? _chunk.Span[_at].Number.Value : ulong.MaxValue;
        var known = _nextSubscriber?.Number.Value ?? ulong.MaxValue;
        var next = Math.Min(touched, known);
        if (next == ulong.MaxValue)
        {
            return false;
        }
        (Number, Subscriber, Ported) = (new E164(next), known == next ? _nextSubscriber : null, null);
        if (known == next)
        {
            await NextSubscriberAsync().ConfigureAwait(false);
        }
        if (touched == next)
        {
            await NextLineAsync(_at + 1).ConfigureAwait(false);
        }
        while (_nextPorted?.Number.Value < next)
        {
            await NextPortedAsync().ConfigureAwait(false);
        }
        Ported = _nextPorted?.Number.Value == next ? _nextPorted : null;
        return true;
    }

    async ValueTask NextSubscriberAsync() =>
        _nextSubscriber = await _subscribers.MoveNextAsync().ConfigureAwait(false) ? _subscribers.Current : null;

    async ValueTask NextPortedAsync() =>
        _nextPorted = await _ported.MoveNextAsync().ConfigureAwait(false) ? _ported.Current : null;

    async ValueTask NextLineAsync(int at)
    {
        _at = at;
        while (_at >= _chunk.Length && await _lines.MoveNextAsync().ConfigureAwait(false))
        {
            (_chunk, _at) = (_lines.Current, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _subscribers.DisposeAsync().ConfigureAwait(false);
        await _ported.DisposeAsync().ConfigureAwait(false);
        await _lines.DisposeAsync().ConfigureAwait(false);
    }
}
