namespace Seawall.Numbering.Patterns;

/// <summary>
/// A <see cref="PatternSet"/> by text: neighbours repeat each other's patterns, and each is placed once.
/// </summary>
internal sealed class PatternIndex
{
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public PatternSet Set { get; } = new();

    /// <summary>The number of this pattern, placed in the set when it is new.</summary>
    public int Find(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = Set.Add(DigitPattern.Parse(text));
            _numbers.Add(text, number);
        }

        return number;
    }
}
