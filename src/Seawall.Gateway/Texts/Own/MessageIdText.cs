using System.Buffers;
using System.Text;

namespace Seawall.Gateway;

/// <summary>
/// A message centre's id as text: kept as given, but for octets that would break a list of ids, which some message
/// centres have nevertheless; response and receipt are written alike.
/// </summary>
internal static class MessageIdText
{
    const byte Odd = (byte)'_';

    // Graphic characters without the bar that lists of ids are told apart by.
    static readonly SearchValues<byte> Kept = SearchValues.Create(
        [.. Enumerable.Range('!', '~' - '!' + 1).Where(octet => octet != '|').Select(octet => (byte)octet)]);

    /// <summary>The id; <see cref="OwnNoticeAnswer.NoId"/> where there is none.</summary>
    public static string Of(scoped ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty)
        {
            return OwnNoticeAnswer.NoId;
        }
        if (!id.ContainsAnyExcept(Kept))
        {
            return Encoding.ASCII.GetString(id);
        }
        Span<byte> kept = stackalloc byte[Math.Min(id.Length, Smpp.SmppLimits.MessageIdOctetsMax)];
        for (var at = 0; at < kept.Length; at++)
        {
            kept[at] = Kept.Contains(id[at]) ? id[at] : Odd;
        }
        return Encoding.ASCII.GetString(kept);
    }
}
