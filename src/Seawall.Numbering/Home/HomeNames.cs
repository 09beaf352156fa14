using System.Collections.Immutable;

namespace Seawall.Numbering.Home;

/// <summary>
/// Names of the home country's operators and regions by their indexes, in English and Chinese; index 0 is none. A name
/// is found in either language, in any letter case, and added when it is new.
/// </summary>
sealed class HomeNames(HomeCountryFacts facts)
{
    readonly NameList _operators = new(facts.OperatorsChinese);
    readonly NameList _regions = new(facts.RegionsChinese);

    public ImmutableArray<string> Operators => [.. _operators.English];

    public ImmutableArray<string> OperatorsChinese => [.. _operators.Chinese];

    public ImmutableArray<string> Regions => [.. _regions.English];

    public ImmutableArray<string> RegionsChinese => [.. _regions.Chinese];

    public ushort Operator(string name) => _operators.Find(name);

    public ushort Region(string name) => _regions.Find(name);

    sealed class NameList(ImmutableDictionary<string, string> translations)
    {
        readonly Dictionary<string, ushort> _indexes = new(StringComparer.OrdinalIgnoreCase) { [""] = 0 };

        public List<string> English { get; } = [""];

        public List<string> Chinese { get; } = [""];

        public ushort Find(string name)
        {
            if (!_indexes.TryGetValue(name, out var index))
            {
                var known = translations.FirstOrDefault(
                    pair => pair.Value == name || string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase),
                    new(name, name));
                index = checked((ushort)English.Count);
                English.Add(known.Key);
                Chinese.Add(known.Value);
                _indexes[known.Key] = index;
                _indexes[known.Value] = index;
            }

            return index;
        }
    }
}
