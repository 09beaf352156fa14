using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What was said with lines lately, in bounded memory: two generations, of which the older is forgotten as a whole when
/// the younger is full.
/// </summary>
sealed class TalkBook(int talksMax)
{
    readonly Lock _gate = new();
    Dictionary<ulong, Talk> _young = [];
    Dictionary<ulong, Talk> _old = [];

    /// <summary>Looks at a line's talk, or changes it.</summary>
    public T With<T>(E164 line, Func<Talk, T> use)
    {
        lock (_gate)
        {
            return use(Of(line.Value));
        }
    }

    Talk Of(ulong line)
    {
        if (_young.TryGetValue(line, out var talk))
        {
            return talk;
        }
        if (_young.Count >= talksMax / 2)
        {
            (_old, _young) = (_young, []);
        }
        talk = _old.GetValueOrDefault(line) ?? new Talk();
        _young.Add(line, talk);
        return talk;
    }
}
