using System.Globalization;

namespace Seawall.Records.Format;

/// <summary>
/// The name of a segment file: its place in the order of segments, and the hour it was begun, for people.
/// </summary>
readonly record struct SegmentName(long Sequence, DateTimeOffset Hour)
{
    const string Suffix = ".records";
    const string HourFormat = "yyyyMMdd'T'HH'Z'";
    const int SequenceDigits = 10;

    public override string ToString()
    {
        var hour = Hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Sequence:D10}-{hour}{Suffix}");
    }

    /// <summary>Reads a file's name; false for files that are none of ours.</summary>
    public static bool TryRead(string file, out SegmentName name)
    {
        name = default;
        if (!file.EndsWith(Suffix, StringComparison.Ordinal)
            || file.Length <= SequenceDigits
            || file[SequenceDigits] != '-')
        {
            return false;
        }

        if (!long.TryParse(
                file.AsSpan(0, SequenceDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DateTimeOffset.TryParseExact(
                file.AsSpan(SequenceDigits + 1, file.Length - SequenceDigits - 1 - Suffix.Length),
                HourFormat,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var hour))
        {
            return false;
        }

        name = new SegmentName(sequence, hour);
        return true;
    }

    /// <summary>The segments among these files, oldest first.</summary>
    public static List<SegmentName> Order(IEnumerable<string> files)
    {
        var names = new List<SegmentName>();
        foreach (var file in files)
        {
            if (TryRead(file, out var name))
            {
                names.Add(name);
            }
        }

        names.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return names;
    }
}
