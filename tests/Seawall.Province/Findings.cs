using System.Globalization;

namespace Seawall.Province;

/// <summary>What the checkers found wrong, the first of it in words.</summary>
sealed class Findings
{
    const int WordsMax = 12;

    readonly Lock _gate = new();
    readonly List<string> _words = [];
    readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Whether nothing is wrong.</summary>
    public bool AreNone
    {
        get
        {
            lock (_gate)
            {
                return _counts.Count == 0;
            }
        }
    }

    /// <summary>Something is wrong: which rule is broken, when, and how.</summary>
    public void Add(string rule, DateTimeOffset at, string how)
    {
        lock (_gate)
        {
            var count = _counts[rule] = _counts.GetValueOrDefault(rule) + 1;
            if (count <= 3 && _words.Count < WordsMax)
            {
                _words.Add(string.Create(CultureInfo.InvariantCulture, $"{rule}: {at:u} {how}"));
            }
        }
    }

    /// <summary>All of it in lines.</summary>
    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join('\n', _words.Concat(_counts.Select(one => $"{one.Key}: {one.Value} times")));
        }
    }
}
