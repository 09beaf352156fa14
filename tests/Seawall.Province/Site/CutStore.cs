using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Province;

/// <summary>How a process ends without warning, as far as its store can tell.</summary>
enum Cut : byte
{
    /// <summary>Between two transactions.</summary>
    Between = 0,

    /// <summary>In one, before it was durable.</summary>
    Before = 1,

    /// <summary>In one that is durable, before anybody knew.</summary>
    After = 2,
}

/// <summary>
/// A store that can be cut off: from then on the process that had it writes and reads nothing more, as if it were dead.
/// </summary>
sealed class CutStore(IRegisterStore inner) : IRegisterStore
{
    volatile bool _isCut;
    volatile Cut _next;

    static StoreException Dead => new(StoreFailure.Device, "the process is dead");

    /// <summary>Whether the process is dead.</summary>
    public bool IsCut => _isCut;

    /// <summary>Cuts it off now.</summary>
    public void CutNow() => _isCut = true;

    /// <summary>Cuts it off with the next transaction.</summary>
    public void CutAtNext(Cut cut) => _next = cut;

    public ValueTask<JournalHead> OpenAsync(bool create, CancellationToken cancel) =>
        _isCut ? throw Dead : inner.OpenAsync(create, cancel);

    public ValueTask ReadLinesAsync(ReadOnlyMemory<E164> numbers, Memory<StoredLine> lines, CancellationToken cancel) =>
        _isCut ? throw Dead : inner.ReadLinesAsync(numbers, lines, cancel);

    public ValueTask ReadSubscribersAsync(
        ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers, CancellationToken cancel) =>
        _isCut ? throw Dead : inner.ReadSubscribersAsync(numbers, subscribers, cancel);

    public ValueTask ReadPortedAsync(
        ReadOnlyMemory<E164> numbers, Memory<PortedNumber?> ported, CancellationToken cancel) =>
        _isCut ? throw Dead : inner.ReadPortedAsync(numbers, ported, cancel);

    public ValueTask ReadNoticesAsync(
        uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices, CancellationToken cancel) =>
        _isCut ? throw Dead : inner.ReadNoticesAsync(campaign, numbers, notices, cancel);

    public async ValueTask AppendAsync(StoreBatch batch, CancellationToken cancel)
    {
        if (_next == Cut.Before)
        {
            _isCut = true;
        }
        if (_isCut)
        {
            throw Dead;
        }
        await inner.AppendAsync(batch, cancel);
        if (_next == Cut.After)
        {
            _isCut = true;
            throw Dead;
        }
    }

    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel) =>
        _isCut ? throw Dead : inner.ViewAsync(cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
