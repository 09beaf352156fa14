using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>What the answer to a request of ours needs: who asked, and with which number.</summary>
/// <param name="Near">Who asked; null where we did ourselves.</param>
/// <param name="NearSequence">The asker's sequence number.</param>
/// <param name="NearCommand">What it asked.</param>
/// <param name="Multi">Where the refused destinations of a submit_multi are kept; 0 for none.</param>
/// <param name="Flags">The gate's own.</param>
/// <param name="SentAt">When it came in, in the clock's own units.</param>
internal readonly record struct InFlight(
    SmppLink? Near, uint NearSequence, CommandId NearCommand, ushort Multi, byte Flags, long SentAt);
