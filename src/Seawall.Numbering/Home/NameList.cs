using System.Collections.Immutable;

namespace Seawall.Numbering.Home;

/// <summary>Names by the order of their first mention; index 0 is no name.</summary>
internal sealed class NameList
{
    readonly List<string> _names = [""];
    readonly Dictionary<string, ushort> _indexes = new(StringComparer.OrdinalIgnoreCase) { [""] = 0 };

    public ImmutableArray<string> Names => [.. _names];

    /// <summary>The index of a name, new or known; letter case does not matter.</summary>
    public ushort Add(string name)
    {
        if (!_indexes.TryGetValue(name, out var index))
        {
            index = checked((ushort)_names.Count);
            _names.Add(name);
            _indexes.Add(name, index);
        }

        return index;
    }
}
