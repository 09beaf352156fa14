namespace Seawall.Smpp;

/// <summary>The sixteen characters of a time: <c>YYMMDDhhmmsstnnp</c> (v3.4 §7.1.1).</summary>
public static class SmppTime
{
    const int Characters = SmppLimits.TimeOctetsMax - 1;

    /// <summary>
    /// absolute = YY MM DD hh mm ss t nn ( "+" / "-" ), relative = YY MM DD hh mm ss "000" "R"; nothing at all is a
    /// time as well: at once, or for as long as the message centre likes.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length != Characters || text[..(Characters - 1)].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        return text[^1] switch
        {
            (byte)'+' or (byte)'-' => IsCalendar(text),

            // A span of time: each part is a count, and the last three mean nothing.
            (byte)'R' => true,
            _ => false,
        };
    }

    /// <summary>
    /// Writes a span of time, in days at most 99: relative. Returns how many characters: none for no time at all, which
    /// is as long as the message centre likes.
    /// </summary>
    public static int WriteSpan(TimeSpan time, Span<byte> text)
    {
        if (time < TimeSpan.FromSeconds(1))
        {
            return 0;
        }

        int days = Math.Min(time.Days, 99);
        text[..(Characters - 1)].Fill((byte)'0');
        Put(text, 4, days);
        Put(text, 6, time.Hours);
        Put(text, 8, time.Minutes);
        Put(text, 10, time.Seconds);
        text[Characters - 1] = (byte)'R';
        return Characters;
    }

    static void Put(Span<byte> text, int at, int two)
    {
        text[at] = (byte)('0' + (two / 10));
        text[at + 1] = (byte)('0' + (two % 10));
    }

    static bool IsCalendar(ReadOnlySpan<byte> text) =>
        Two(text, 2) is >= 1 and <= 12 && Two(text, 4) is >= 1 and <= 31 && Two(text, 6) <= 23 && Two(text, 8) <= 59
        && Two(text, 10) <= 59 && Two(text, 13) <= 48;

    static int Two(ReadOnlySpan<byte> text, int at) => ((text[at] - '0') * 10) + text[at + 1] - '0';
}
