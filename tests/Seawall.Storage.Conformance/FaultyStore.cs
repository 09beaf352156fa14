using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>Where a store gives way.</summary>
public enum Fault
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>It cannot be opened.</summary>
    Open,

    /// <summary>It fails before it wrote anything.</summary>
    BeforeAppend,

    /// <summary>It wrote everything, and fails then: nobody knows whether it did.</summary>
    AfterAppend,
}

/// <summary>A store that gives way where it is told to, in front of a real one.</summary>
public sealed class FaultyStore(IRegisterStore inner) : IRegisterStore
{
    /// <summary>Where it gives way now.</summary>
    public Fault Fault { get; set; }

    /// <summary>How many transactions it took.</summary>
    public int Appends { get; private set; }

    /// <summary>Holds every append until it is released, to let changes wait together.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>How many appends came to the gate.</summary>
    public int Held { get; private set; }

    static StoreException Failure => new(StoreFailure.Device, "the device failed");

    /// <inheritdoc/>
    public ValueTask<JournalHead> OpenAsync(bool create, CancellationToken cancel) =>
        Fault == Fault.Open ? ValueTask.FromException<JournalHead>(Failure) : inner.OpenAsync(create, cancel);

    /// <inheritdoc/>
    public ValueTask ReadLinesAsync(ReadOnlyMemory<E164> numbers, Memory<StoredLine> lines, CancellationToken cancel) =>
        inner.ReadLinesAsync(numbers, lines, cancel);

    /// <inheritdoc/>
    public ValueTask ReadSubscribersAsync(
        ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers, CancellationToken cancel) =>
        inner.ReadSubscribersAsync(numbers, subscribers, cancel);

    /// <inheritdoc/>
    public ValueTask ReadPortedAsync(ReadOnlyMemory<E164> numbers, Memory<PortedNumber?> ported,
        CancellationToken cancel) =>
        inner.ReadPortedAsync(numbers, ported, cancel);

    /// <inheritdoc/>
    public ValueTask ReadNoticesAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices,
        CancellationToken cancel) =>
        inner.ReadNoticesAsync(campaign, numbers, notices, cancel);

    /// <inheritdoc/>
    public async ValueTask AppendAsync(StoreBatch batch, CancellationToken cancel)
    {
        if (Gate is { } gate)
        {
            Held++;
            await gate.Task.WaitAsync(cancel);
        }
        if (Fault is Fault.BeforeAppend or Fault.Open)
        {
            throw Failure;
        }
        await inner.AppendAsync(batch, cancel);
        Appends++;
        if (Fault == Fault.AfterAppend)
        {
            throw Failure;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel) =>
        Fault == Fault.Open ? ValueTask.FromException<IRegisterView>(Failure) : inner.ViewAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
