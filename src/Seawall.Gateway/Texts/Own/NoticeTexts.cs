namespace Seawall.Gateway;

/// <summary>The last few texts as they are sent: a campaign says the same to everybody, in a language or two.</summary>
internal sealed class NoticeTexts
{
    const int KeptMax = 8;

    readonly NoticeText?[] kept = new NoticeText?[KeptMax];
    int next;

    /// <summary>The text, cut and written; null where it cannot be.</summary>
    public NoticeText? Of(string text)
    {
        foreach (ref var row in kept.AsSpan())
        {
            if (Volatile.Read(ref row) is { } known && known.Text == text)
            {
                return known;
            }
        }
        if (NoticeText.Of(text) is not { } made)
        {
            return null;
        }
        var at = (uint)Interlocked.Increment(ref next) % KeptMax;
        Volatile.Write(ref kept[at], made);
        return made;
    }
}
