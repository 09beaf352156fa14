using Seawall.Screening;

namespace Seawall.Serving;

/// <summary>
/// Which lines a campaign refused something to already, of those remembered: so many at most, and when there are more,
/// all are forgotten and each is a first one again. Not thread-safe.
/// </summary>
internal sealed class FirstRefusals(int rememberedMax = 1 << 20)
{
    private readonly HashSet<(uint Campaign, ulong Line)> _known = [];

    /// <summary>Whether it is the first of the line by the campaign; it is remembered.</summary>
    public bool IsFirst(uint campaign, E164 line)
    {
        if (_known.Contains((campaign, line.Value)))
        {
            return false;
        }

        if (_known.Count >= rememberedMax)
        {
            _known.Clear();
        }

        return _known.Add((campaign, line.Value));
    }
}
