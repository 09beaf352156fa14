using System.Buffers;
using System.Diagnostics;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A line in the body of an entry of lines told or untold; of those untold there is no moment.</summary>
public readonly record struct ToldLine(E164 Number, long ToldUnixSeconds);

/// <summary>
/// Writes the bodies of the entries that say which lines were told in a campaign, and which are no longer, in the form
/// of <see cref="JournalForm"/>; <see cref="ToldReader"/> reads them. A thousand lines close together take some three
/// octets each.
/// </summary>
public static class ToldForm
{
    /// <summary>The body of <see cref="JournalKind.LinesTold"/>.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="round">The round all of them were told in.</param>
    /// <param name="told">Told notices of that campaign, at least one, ascending by number.</param>
    public static byte[] WriteTold(uint campaign, int round, ReadOnlySpan<StoredNotice> told)
    {
        var octets = ArrayPool<byte>.Shared.Rent(2 * LineForm.VarintBytesMax * (1 + told.Length));
        var at = LineForm.WriteVarint(octets, campaign);
        at += LineForm.WriteVarint(octets.AsSpan(at), (uint)round);
        var (last, moment) = (0UL, 0L);
        foreach (ref readonly var notice in told)
        {
            Debug.Assert(notice.Campaign == campaign && notice.Round == round && notice.Number.Value > last);
            at += LineForm.WriteVarint(octets.AsSpan(at), notice.Number.Value - last);
            at += LineForm.WriteVarint(octets.AsSpan(at), ZigZag(notice.ToldUnixSeconds - moment));
            (last, moment) = (notice.Number.Value, notice.ToldUnixSeconds);
        }
        return Take(octets, at);
    }

    /// <summary>The body of <see cref="JournalKind.LinesUntold"/>.</summary>
    /// <param name="campaign">The campaign's id.</param>
    /// <param name="lines">The lines, at least one, ascending.</param>
    public static byte[] WriteUntold(uint campaign, ReadOnlySpan<E164> lines)
    {
        var octets = ArrayPool<byte>.Shared.Rent(LineForm.VarintBytesMax * (1 + lines.Length));
        var at = LineForm.WriteVarint(octets, campaign);
        var last = 0UL;
        foreach (var line in lines)
        {
            Debug.Assert(line.Value > last);
            at += LineForm.WriteVarint(octets.AsSpan(at), line.Value - last);
            last = line.Value;
        }
        return Take(octets, at);
    }

    static byte[] Take(byte[] octets, int length)
    {
        var body = octets.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(octets);
        return body;
    }

    /// <summary>Small numbers of either sign as small numbers: 0, -1, 1, -2, …</summary>
    static ulong ZigZag(long value) => (ulong)(value << 1 ^ value >> 63);
}
