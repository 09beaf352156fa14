using System.Globalization;

namespace Seawall.Settings;

/// <summary>
/// Values that carry their unit. Grammar: <c>duration = 1*( digits unit )</c> with unit <c>ms | s | m | h | d</c>, as
/// <c>10s</c> or <c>1h30m</c>; <c>rate = digits "/s"</c>, as <c>5000/s</c>; <c>size = digits [ " " ] unit</c>
/// with unit <c>B | KB | MB | GB | KiB | MiB | GiB</c>, as <c>64MiB</c>.
/// </summary>
internal static class Units
{
    private static readonly (string Name, long Milliseconds)[] _durations =
        [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    private static readonly (string Name, long Octets)[] _sizes =
    [
        ("B", 1), ("KB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000),
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30),
    ];

    /// <summary>Reads a duration; parts add up, each unit at most once and the larger one first.</summary>
    public static bool TryDuration(ReadOnlySpan<char> text, out TimeSpan value)
    {
        value = default;
        long total = 0;
        var above = long.MaxValue;
        if (text.IsEmpty)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            if (!TryDigits(ref text, out var count))
            {
                return false;
            }

            var length = 0;
            while (length < text.Length && char.IsAsciiLetter(text[length]))
            {
                length++;
            }

            var unit = Find(_durations, text[..length]);
            if (unit == 0 || unit >= above || count > (long.MaxValue - total) / unit)
            {
                return false;
            }

            above = unit;
            total += count * unit;
            text = text[length..];
        }

        if (total > (long)TimeSpan.MaxValue.TotalMilliseconds)
        {
            return false;
        }

        value = TimeSpan.FromMilliseconds(total);
        return true;
    }

    /// <summary>Reads a rate: how many a second.</summary>
    public static bool TryRate(string text, out int value)
    {
        value = 0;
        var digits = text.AsSpan();
        if (!TryDigits(ref digits, out var count) || count > int.MaxValue || !digits.SequenceEqual("/s"))
        {
            return false;
        }

        value = (int)count;
        return true;
    }

    /// <summary>Reads a size in octets.</summary>
    public static bool TrySize(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (!TryDigits(ref text, out var count))
        {
            return false;
        }

        var unit = Find(_sizes, text.TrimStart(' '));
        if (unit == 0 || count > long.MaxValue / unit)
        {
            return false;
        }

        value = count * unit;
        return true;
    }

    /// <summary>A duration the way it would be written in the settings.</summary>
    public static string Write(TimeSpan value)
    {
        var left = (long)value.TotalMilliseconds;
        var text = "";
        for (var i = _durations.Length - 1; i >= 0; i--)
        {
            var (name, unit) = _durations[i];
            if (left / unit > 0)
            {
                text += string.Create(CultureInfo.InvariantCulture, $"{left / unit}{name}");
                left %= unit;
            }
        }

        return text.Length == 0 ? "0s" : text;
    }

    private static long Find((string Name, long Unit)[] units, ReadOnlySpan<char> name)
    {
        foreach (var (known, unit) in units)
        {
            if (name.SequenceEqual(known))
            {
                return unit;
            }
        }

        return 0;
    }

    private static bool TryDigits(ref ReadOnlySpan<char> text, out long count)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
        {
            length++;
        }

        var read = long.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out count);
        text = text[length..];
        return read;
    }
}
