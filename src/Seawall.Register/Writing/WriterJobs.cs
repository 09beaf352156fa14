namespace Seawall.Register;

/// <summary>
/// Something for the writer to do. Every job is answered: with its result, or with why the store cannot.
/// </summary>
abstract class WriterJob
{
    /// <summary>The store cannot.</summary>
    public abstract void Refuse(Exception reason);
}

/// <summary>What the writer made of a change of one line.</summary>
enum LineOutcome : byte
{
    Done = 1,
    AlreadySo = 2,
    Invalid = 3,

    /// <summary>It was read by settings that are no longer in force: read it again.</summary>
    Stale = 4,

    /// <summary>It is not to be had, as the answer says.</summary>
    Refused = 5,

    /// <summary>It opens what was shut, and nobody looked yet whether that wants a question.</summary>
    Unsettled = 6,

    /// <summary>It waits, for the end of the cooling-off or for the line's yes.</summary>
    Waiting = 7,
}

/// <summary>How the writer answered a change of one line.</summary>
sealed record LineAnswer(
    LineOutcome Outcome, StoredLine Before, StoredLine After, FieldError Error, LineWords Words)
{
    /// <summary>The journal number it waits under, where it waits.</summary>
    public long Waiting { get; init; }
}

/// <summary>A change of one line; the writer takes many of them into one transaction.</summary>
sealed class LineJob(LineOrder order) : WriterJob
{
    readonly TaskCompletionSource<LineAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LineOrder Order => order;

    public Task<LineAnswer> Answer => _answer.Task;

    public void Complete(LineAnswer answer) => _answer.TrySetResult(answer);

    public override void Refuse(Exception reason) => _answer.TrySetException(reason);
}

/// <summary>Something that wants the writer, store and book for itself.</summary>
sealed class SoleJob<T>(Func<RegisterSession, ValueTask<T>> work, bool needsStore) : SoleJob(needsStore)
{
    readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override async ValueTask RunAsync(RegisterSession session) =>
        _answer.TrySetResult(await work(session).ConfigureAwait(false));

    public override void Refuse(Exception reason) => _answer.TrySetException(reason);
}

/// <inheritdoc cref="SoleJob{T}"/>
abstract class SoleJob(bool needsStore) : WriterJob
{
    /// <summary>Whether it is refused while the store is down.</summary>
    public bool NeedsStore => needsStore;

    public abstract ValueTask RunAsync(RegisterSession session);
}
