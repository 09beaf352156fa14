using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Seawall.Portal.Visits;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>What became of a code that was typed in.</summary>
internal enum CodeOutcome : byte
{
    /// <summary>Right, and used up by that.</summary>
    Right = 1,

    /// <summary>Wrong; more tries are left.</summary>
    Wrong = 2,

    /// <summary>There is no such code any more: used, too old, or typed wrongly too often.</summary>
    Gone = 3,

    /// <summary>Too many wrong ones lately; it was not looked at.</summary>
    TooMany = 4,
}

/// <summary>
/// One-time codes for signing in. A code belongs to the browser that asked for it (by a ticket), holds for minutes, is
/// kept as a keyed hash, works once, and bears few wrong tries.
/// </summary>
internal sealed class SignInCodes(CodeLimits limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<Ticket, Waiting> _waiting = new();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// Makes a code for a line and the ticket of the browser that asked; false where a limit says no. Lines that do not
    /// exist get one as well, which nobody is sent.
    /// </summary>
    public bool TryAsk(E164 line, IPAddress source, out string ticket, out string code)
    {
        (ticket, code) = ("", "");
        if (!limits.MaySend(line, source))
        {
            return false;
        }

        MakeRoom();
        (var id, ticket) = Ticket.New();
        code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        _waiting[id] = new Waiting(line, Hash(id, code), Now.AddMinutes(PortalLimits.CodeMinutes));
        return true;
    }

    /// <summary>Whether a browser waits for a code, and for which line.</summary>
    public bool TryWaiting(string? ticket, out E164 line)
    {
        line = default;
        if (!Ticket.TryRead(ticket, out var id) || !_waiting.TryGetValue(id, out var waiting) || waiting.Until <= Now)
        {
            return false;
        }

        line = waiting.Line;
        return true;
    }

    /// <summary>Looks at a code that was typed in, in any width of digits and with spaces.</summary>
    public CodeOutcome Check(string? ticket, string typed, IPAddress source, out E164 line)
    {
        line = default;
        if (!Ticket.TryRead(ticket, out var id) || !_waiting.TryGetValue(id, out var waiting))
        {
            return CodeOutcome.Gone;
        }

        if (!limits.MayTry(source))
        {
            return CodeOutcome.TooMany;
        }

        lock (waiting)
        {
            if (waiting.Until <= Now || waiting.Tries >= PortalLimits.CodeTriesMax)
            {
                _waiting.TryRemove(id, out _);
                return CodeOutcome.Gone;
            }

            waiting.Tries++;
            if (!CryptographicOperations.FixedTimeEquals(waiting.Hash, Hash(id, Digits(typed))))
            {
                limits.Wrong(source);
                return waiting.Tries < PortalLimits.CodeTriesMax ? CodeOutcome.Wrong : CodeOutcome.Gone;
            }

            // Whoever comes second with the same right code finds nothing.
            if (!_waiting.TryRemove(id, out _))
            {
                return CodeOutcome.Gone;
            }
        }

        line = waiting.Line;
        return CodeOutcome.Right;
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private byte[] Hash(Ticket id, string code) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{id.Hash:x32} {code}")));

    /// <summary>The digits of what was typed; what is no code becomes one that is never right.</summary>
    private static string Digits(string typed)
    {
        var plain = Typed.Plain(typed).Replace(" ", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
        return plain.Length == PortalLimits.CodeDigits && plain.All(char.IsAsciiDigit) ? plain : "";
    }

    private void MakeRoom()
    {
        if (_waiting.Count < PortalLimits.CodesWaitingMax)
        {
            return;
        }

        var now = Now;
        foreach (var (id, waiting) in _waiting)
        {
            if (waiting.Until <= now)
            {
                _waiting.TryRemove(id, out _);
            }
        }

        foreach (var (id, _) in _waiting.OrderBy(one => one.Value.Until)
            .Take(Math.Max(0, _waiting.Count - (PortalLimits.CodesWaitingMax * 9 / 10))))
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private sealed class Waiting(E164 line, byte[] hash, DateTimeOffset until)
    {
        public E164 Line => line;

        public byte[] Hash => hash;

        public DateTimeOffset Until => until;

        public int Tries { get; set; }
    }
}
