using System.Threading.Channels;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Tells lines that want it of what was refused to them: of the first of a day, or once a day in the evening, and only
/// by day. At most one text a line and day, whoever calls how often. Told of each refusal as it is recorded; what it
/// remembers is of today, bounded, and forgotten at a restart.
/// </summary>
public sealed class RefusalDigest : IAsyncDisposable
{
    const int FirstHour = 8;
    const int DailyHour = 18;
    const int LastHour = 21;
    const int AttemptsMax = 100;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    readonly DigestParts _parts;
    readonly Lock _gate = new();
    readonly Dictionary<ulong, bool> _today = [];
    readonly Channel<ulong> _firsts = Channel.CreateBounded<ulong>(RegisterLimits.DigestLinesMax);
    readonly CancellationTokenSource _end = new();
    Task _work = Task.CompletedTask;
    DateOnly _day;

    /// <summary>Not yet begun.</summary>
    public RefusalDigest(DigestParts parts) => _parts = parts;

    /// <summary>Begins to send.</summary>
    public void Start() => _work = RunAsync();

    /// <summary>Something was refused to a line, only now. Does not wait.</summary>
    public void Refused(E164 line)
    {
        var day = DateOnly.FromDateTime(Local().DateTime);
        lock (_gate)
        {
            if (day != _day)
            {
                _today.Clear();
                _day = day;
            }
            if (_today.Count < RegisterLimits.DigestLinesMax && _today.TryAdd(line.Value, false))
            {
                _firsts.Writer.TryWrite(line.Value);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>Sends what is due now.</summary>
    internal async Task SendDueAsync(CancellationToken cancel)
    {
        var hour = Local().Hour;
        if (hour is < FirstHour or >= LastHour || _parts.Outlet() is not { } outlet)
        {
            return;
        }
        while (_firsts.Reader.TryRead(out var line))
        {
            await SendAsync(new E164(line), DigestChoice.First, outlet, cancel).ConfigureAwait(false);
        }
        if (hour < DailyHour)
        {
            return;
        }
        foreach (var line in Untold())
        {
            await SendAsync(new E164(line), DigestChoice.Daily, outlet, cancel).ConfigureAwait(false);
        }
    }

    async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await SendDueAsync(_end.Token).ConfigureAwait(false);
                await Task.Delay(Look, _parts.Time, _end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    async Task SendAsync(E164 line, DigestChoice when, ITextOutlet outlet, CancellationToken cancel)
    {
        var model = _parts.Desk.Model;
        var shown = await _parts.Register.ShowAsync(line.ToString(), cancel).ConfigureAwait(false);
        if (shown.Value is not { } view)
        {
            return;
        }
        var wanted = view.Digest == DigestChoice.Default ? model.Digest : view.Digest;
        if (wanted != when)
        {
            if (when == DigestChoice.Daily || wanted == DigestChoice.Off)
            {
                Told(line);
            }
            return;
        }
        var midnight = Local() - Local().TimeOfDay;
        var all = _parts.Refusals.Lately(line, midnight, AttemptsMax);
        var groups = RefusedGroup.Of(all, model.Register.Plan);
        if (groups.Length == 0)
        {
            Told(line);
            return;
        }
        var language = view.Language.Length > 0 ? view.Language : model.Language;
        var words = AnswerWords.In(language, new AnswerFacts(model, default));
        var sent = await outlet.SendAsync(
            new OutgoingText(line, words.Refused(all.Count, [.. groups]), TextPurpose.Digest), cancel)
            .ConfigureAwait(false);
        if (sent is TextSent.Taken or TextSent.Refused)
        {
            Told(line);
            _parts.Desk.Offer(line, [.. groups.Where(group => group.Digit > 0).Select(group => group.Caller)]);
        }
    }

    DateTimeOffset Local() =>
        TimeZoneInfo.ConvertTime(_parts.Time.GetUtcNow(), _parts.Desk.Model.Register.TimeZone);

    void Told(E164 line)
    {
        lock (_gate)
        {
            if (_today.ContainsKey(line.Value))
            {
                _today[line.Value] = true;
            }
        }
    }

    ulong[] Untold()
    {
        lock (_gate)
        {
            return [.. _today.Where(row => !row.Value).Select(row => row.Key)];
        }
    }
}

/// <summary>What the digest works with.</summary>
/// <param name="Register">Knows what lines want.</param>
/// <param name="Desk">Takes the replies, and has the settings in force.</param>
/// <param name="Refusals">What was refused.</param>
/// <param name="Outlet">The way out; null while there is none.</param>
/// <param name="Time">The clock.</param>
public sealed record DigestParts(
    ChoiceRegister Register, KeywordDesk Desk, IRefusalList Refusals, Func<ITextOutlet?> Outlet, TimeProvider Time);
