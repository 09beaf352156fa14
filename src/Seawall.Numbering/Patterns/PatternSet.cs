namespace Seawall.Numbering.Patterns;

/// <summary>
/// Many digit patterns as one machine without empty moves: every digit class of every pattern is a position, and a
/// state of the machine is the set of positions that may have read the last digit (Glushkov's construction).
/// </summary>
internal sealed class PatternSet
{
    readonly List<ushort> _digits = [];
    readonly List<List<int>> _follow = [];
    readonly List<int> _owner = [];
    readonly List<bool> _last = [];
    readonly List<int> _first = [];
    readonly List<int> _reached = [];

    /// <summary>How many patterns there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a pattern and returns its number.</summary>
    public int Add(DigitPattern pattern)
    {
        var owner = Count++;
        var part = Place(pattern, owner);
        _first.AddRange(part.First);
        foreach (var position in part.Last)
        {
            _last[position] = true;
        }

        return owner;
    }

    /// <summary>
    /// The positions that read <paramref name="digit"/> after those of <paramref name="state"/>, in order; null is the
    /// beginning.
    /// </summary>
    public int[] Step(int[]? state, int digit)
    {
        _reached.Clear();
        if (state is null)
        {
            Reach(_first, digit);
        }
        else
        {
            foreach (var position in state)
            {
                Reach(_follow[position], digit);
            }
        }

        _reached.Sort();
        return [.. _reached.Distinct()];
    }

    /// <summary>The patterns that match exactly what was read so far.</summary>
    public void CollectMatches(int[] state, ISet<int> patterns)
    {
        foreach (var position in state)
        {
            if (_last[position])
            {
                patterns.Add(_owner[position]);
            }
        }
    }

    void Reach(List<int> candidates, int digit)
    {
        foreach (var position in candidates)
        {
            if ((_digits[position] >> digit & 1) != 0)
            {
                _reached.Add(position);
            }
        }
    }

    Part Place(DigitPattern pattern, int owner)
    {
        switch (pattern)
        {
            case DigitPattern.Class one:
                var position = _digits.Count;
                _digits.Add(one.Digits);
                _follow.Add([]);
                _owner.Add(owner);
                _last.Add(false);
                return new Part(false, [position], [position]);
            case DigitPattern.Alternatives any:
                var either = new Part(false, [], []);
                foreach (var item in any.Items)
                {
                    var part = Place(item, owner);
                    either = new Part(
                        either.Nullable || part.Nullable,
                        [.. either.First, .. part.First],
                        [.. either.Last, .. part.Last]);
                }

                return either;
            case DigitPattern.Sequence all:
                return all.Items.Aggregate(Part.Empty, (before, item) => Join(before, Place(item, owner)));
            case DigitPattern.Repeat repeat:
                var whole = Part.Empty;
                for (var i = 0; i < repeat.Max; i++)
                {
                    var part = Place(repeat.Item, owner);
                    whole = Join(whole, i < repeat.Min ? part : part with { Nullable = true });
                }

                return whole;
            default:
                throw new InvalidOperationException("A kind of pattern without a place.");
        }
    }

    Part Join(Part before, Part after)
    {
        foreach (var position in before.Last)
        {
            _follow[position].AddRange(after.First);
        }

        return new Part(
            before.Nullable && after.Nullable,
            before.Nullable ? [.. before.First, .. after.First] : before.First,
            after.Nullable ? [.. before.Last, .. after.Last] : after.Last);
    }

    readonly record struct Part(bool Nullable, int[] First, int[] Last)
    {
        public static Part Empty => new(true, [], []);
    }
}
