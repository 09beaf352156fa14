using System.Diagnostics.CodeAnalysis;

namespace Seawall.Gateway;

/// <summary>Room for the notices that are being sent; made as it is needed, and used again.</summary>
internal sealed class NoticeSlots
{
    readonly Lock gate = new();
    readonly NoticeSending?[] all = new NoticeSending?[GatewayLimits.NoticesMax];
    readonly Stack<NoticeSending> free = new();
    int made;

    /// <summary>One that is free; false where there are as many as there may be.</summary>
    public bool TryTake([NotNullWhen(true)] out NoticeSending? sending)
    {
        lock (gate)
        {
            if (free.TryPop(out sending))
            {
                return true;
            }
            if (made == all.Length)
            {
                return false;
            }
            sending = new NoticeSending((uint)made);
            Volatile.Write(ref all[made++], sending);
            return true;
        }
    }

    /// <summary>The one with this ticket.</summary>
    public NoticeSending this[uint ticket] => Volatile.Read(ref all[ticket])!;

    /// <summary>It is over, and its requests are all answered.</summary>
    public void Free(NoticeSending sending)
    {
        sending.Clear();
        lock (gate)
        {
            free.Push(sending);
        }
    }
}
