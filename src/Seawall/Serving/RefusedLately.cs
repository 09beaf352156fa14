using System.Globalization;
using Seawall.Portal;
using Seawall.Records;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Serving;

/// <summary>
/// What was refused to each line lately, in memory: it reads the record log's end as it is written, beside the path. A
/// ring of fixed size holds the latest refusals of all lines; each knows the one before it of the same line, so that a
/// page finds a line's own without a search.
/// </summary>
internal sealed class RefusedLately : IRefusedAttempts, IRecentRefusals, IRefusalList, IAsyncDisposable
{
    /// <summary>Refusals kept over all lines: about 20 MB.</summary>
    private const int KeptMax = 1 << 18;

    private readonly Attempt[] _ring = new Attempt[KeptMax];
    private readonly Dictionary<ulong, long> _latest = [];
    private readonly FirstRefusals _first = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private DateTimeOffset _started;
    private long _next;
    private Task _work = Task.CompletedTask;

    /// <summary>Begins with what the newest segments hold, and goes on with every record as it is written.</summary>
    public void Start(string folder, TimeProvider time) => _work = Task.Run(async () =>
    {
        _started = time.GetUtcNow();
        var refused = new RecordFilter { Outcome = Outcome.Refuse };
        await foreach (var record in new RecordReader(folder).FollowAsync(refused, KeptMax, time, _end.Token))
        {
            Add(record);
        }
    });

    /// <inheritdoc/>
    public IReadOnlyList<RefusedAttempt> Lately(E164 line, DateTimeOffset since, int max)
    {
        List<RefusedAttempt> found = [];
        lock (_lock)
        {
            for (var at = _latest.GetValueOrDefault(line.Value, -1); at >= 0 && at >= _next - KeptMax; )
            {
                ref readonly var attempt = ref _ring[at % KeptMax];
                if (found.Count >= max || attempt.What.At < since)
                {
                    break;
                }

                found.Add(attempt.What);
                at = attempt.Before;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync(E164 line, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult(Lately(line, since, int.MaxValue).Count);

    /// <summary>Told of each line that something was refused to, of what was refused since the start.</summary>
    public Action<E164>? Heard { get; set; }

    /// <summary>
    /// Told of a line's first refusal by each campaign since the start, of what was refused since then. Who listens
    /// returns at once; to tell the line once for ever is the listener's affair.
    /// </summary>
    public event Action<uint, E164>? RefusedByCampaign;

    /// <inheritdoc/>
    IReadOnlyList<RefusedOne> IRefusalList.Lately(E164 line, DateTimeOffset since, int max) =>
    [
        .. Lately(line, since, max).Select(one =>
            new RefusedOne(one.Service, one.Withheld ? default : one.Caller, one.Country)),
    ];

    /// <summary>Takes one in.</summary>
    public void Add(RecordView record)
    {
        var word = record.Reason.Replace("_", "", StringComparison.Ordinal);
        if (!TryNumber(record.Called, out var line) || !Enum.TryParse<VerdictReason>(word, true, out var reason))
        {
            return;
        }

        _ = TryNumber(record.Caller, out var caller);
        var what = new RefusedAttempt(
            record.Time, record.Service == "sms" ? Service.Sms : Service.Voice, caller, record.Sender, record.Country,
            record.Withheld, reason);
        lock (_lock)
        {
            // The place is taken from the oldest of all; where that was its line's latest, the line has none left.
            var place = _next % KeptMax;
            if (_next >= KeptMax && _latest.GetValueOrDefault(_ring[place].Line, -1) == _next - KeptMax)
            {
                _latest.Remove(_ring[place].Line);
            }

            _ring[place] = new Attempt(line.Value, _latest.GetValueOrDefault(line.Value, -1), what);
            _latest[line.Value] = _next++;
        }

        if (record.Time >= _started)
        {
            Heard?.Invoke(line);
            if (reason == VerdictReason.Campaign && _first.IsFirst(record.Rule, line))
            {
                RefusedByCampaign?.Invoke(record.Rule, line);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    /// <summary>A whole number as records show it; a short code is none.</summary>
    private static bool TryNumber(string text, out E164 number)
    {
        var isWhole = text.StartsWith('+')
            & ulong.TryParse(text.AsSpan(text.Length > 0 ? 1 : 0), CultureInfo.InvariantCulture, out var value);
        number = isWhole ? new E164(value) : default;
        return isWhole;
    }

    private readonly record struct Attempt(ulong Line, long Before, RefusedAttempt What);
}
