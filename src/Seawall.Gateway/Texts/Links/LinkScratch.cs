namespace Seawall.Gateway;

/// <summary>Room to write one PDU in: a thread's own, kept, as large as the largest it was asked for.</summary>
internal static class LinkScratch
{
    const int OctetsMin = 1_024;

    [ThreadStatic]
    static byte[]? room;

    /// <summary>At least so many octets, good until the next call on this thread.</summary>
    public static Span<byte> Take(int octets)
    {
        if (room is null || room.Length < octets)
        {
            room = new byte[Math.Max(octets, OctetsMin)];
        }
        return room;
    }
}
