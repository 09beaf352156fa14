using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Where a look for lines stands that are to be told after their turn: behind the line their wave stands at, or in a
/// wave before. It begins anew whenever there may be such lines.
/// </summary>
sealed class LateSweep
{
    long _done = -1;
    long _begun;
    bool _isRunning;
    int _wave;
    E164 _at;

    /// <summary>From the beginning, at the next look.</summary>
    public void Reset() => (_done, _isRunning) = (-1, false);

    /// <summary>
    /// The next of them, as many as fit; 0 where there are none, or none are known. They are looked at once: who takes
    /// them and cannot keep them says <see cref="Reset"/>.
    /// </summary>
    public int Next(INoticeLedger ledger, CampaignPace pace, Span<E164> lines)
    {
        var campaign = pace.Campaign;
        var late = ledger.Enrolment(campaign);
        if (!_isRunning && late != _done)
        {
            (_isRunning, _begun, _wave, _at) = (true, late, 0, default);
        }
        while (_isRunning && lines.Length > 0)
        {
            if (ledger.NextLines(campaign, _wave, _at, lines) is not { } count)
            {
                return 0;
            }
            var found = lines[..count];
            if (_wave == campaign.Wave && !pace.IsThrough)
            {
                // What the wave has before it is not late.
                found = found[..Before(found, campaign.Cursor)];
            }
            if (found.Length > 0)
            {
                _at = found[^1];
                return found.Length;
            }
            (_wave, _at) = (_wave + 1, default);
            if (_wave > campaign.Wave)
            {
                (_isRunning, _done) = (false, _begun);
            }
        }
        return 0;
    }

    /// <summary>The wave of the lines last given.</summary>
    public byte Wave => (byte)_wave;

    static int Before(ReadOnlySpan<E164> lines, ulong cursor)
    {
        var count = 0;
        while (count < lines.Length && lines[count].Value <= cursor)
        {
            count++;
        }
        return count;
    }
}
