using System.Collections.Concurrent;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>How somebody signed in.</summary>
internal enum SignInWay : byte
{
    /// <summary>With a code sent to the line.</summary>
    Code = 1,

    /// <summary>On the line's own mobile data, by the word of a trusted proxy.</summary>
    Header = 2,
}

/// <summary>One sign-in: whose line it is, how it was shown, and what was done last.</summary>
internal sealed class Session(E164 line, SignInWay way, string mark, DateTimeOffset since)
{
    private long _usedAt = since.UtcTicks;

    /// <summary>The line.</summary>
    public E164 Line => line;

    /// <summary>How.</summary>
    public SignInWay Way => way;

    /// <summary>What the journal calls this sign-in.</summary>
    public string Mark => mark;

    /// <summary>Since when.</summary>
    public DateTimeOffset Since => since;

    /// <summary>
    /// The line's latest entries of the journal as last shown; they hold as long as the first of them is the latest.
    /// </summary>
    public IReadOnlyList<HistoryEntry> Recent { get; set; } = [];

    /// <summary>When it was used last.</summary>
    public long UsedAt => Interlocked.Read(ref _usedAt);

    /// <summary>Notes a use.</summary>
    public void Use(DateTimeOffset now) => Interlocked.Exchange(ref _usedAt, now.UtcTicks);
}

/// <summary>
/// Who is signed in, in memory alone: signing out ends a sign-in for good, and so does a restart. Bounded; the ones
/// unused for longest go first.
/// </summary>
internal sealed class Sessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<Ticket, Session> _sessions = new();
    private readonly Lock _sweep = new();

    /// <summary>How many there are, ended ones among them that nobody came back to.</summary>
    public int Count => _sessions.Count;

    /// <summary>Begins one; the text is for the cookie.</summary>
    public (Session Session, string Text) Begin(E164 line, SignInWay way)
    {
        MakeRoom();
        var (ticket, text) = Ticket.New();
        var session = new Session(line, way, ticket.Mark, time.GetUtcNow());
        _sessions[ticket] = session;
        return (session, text);
    }

    /// <summary>The session of a cookie; null for none, or one that ended.</summary>
    public Session? Find(string? text)
    {
        if (!Ticket.TryRead(text, out var ticket) || !_sessions.TryGetValue(ticket, out var session))
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (!Lives(session, now))
        {
            _sessions.TryRemove(ticket, out _);
            return null;
        }

        session.Use(now);
        return session;
    }

    /// <summary>Ends one.</summary>
    public void End(string? text)
    {
        if (Ticket.TryRead(text, out var ticket))
        {
            _sessions.TryRemove(ticket, out _);
        }
    }

    private static bool Lives(Session session, DateTimeOffset now) =>
        now - session.Since < TimeSpan.FromHours(PortalLimits.SessionHours)
        && now.UtcTicks - session.UsedAt < TimeSpan.FromMinutes(PortalLimits.SessionIdleMinutes).Ticks;

    private void MakeRoom()
    {
        if (_sessions.Count < PortalLimits.SessionsMax)
        {
            return;
        }

        lock (_sweep)
        {
            var now = time.GetUtcNow();
            foreach (var (ticket, session) in _sessions)
            {
                if (!Lives(session, now))
                {
                    _sessions.TryRemove(ticket, out _);
                }
            }

            foreach (var (ticket, _) in _sessions.OrderBy(one => one.Value.UsedAt)
                .Take(Math.Max(0, _sessions.Count - (PortalLimits.SessionsMax * 9 / 10))))
            {
                _sessions.TryRemove(ticket, out _);
            }
        }
    }
}
