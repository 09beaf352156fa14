using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Numbering;

/// <summary>
/// A built numbering plan with the Chinese names of its operators and regions, index by index with
/// <see cref="NumberingPlan.Operators"/> and <see cref="NumberingPlan.Regions"/>.
/// </summary>
public sealed record NumberingBook(
    NumberingPlan Plan, ImmutableArray<string> OperatorsChinese, ImmutableArray<string> RegionsChinese)
{
    /// <summary>The index of an operator by its English or Chinese name, in any letter case.</summary>
    public bool TryOperator(string name, out ushort index) =>
        TryFind(Plan.Operators, OperatorsChinese, name, out index);

    /// <summary>
    /// The index of a region by its English or Chinese name, in any letter case; the Chinese name with or without what
    /// kind of region it is (浙江, 浙江省).
    /// </summary>
    public bool TryRegion(string name, out ushort index) =>
        TryFind(Plan.Regions, RegionsChinese, name, out index);

    static bool TryFind(
        ImmutableArray<string> english, ImmutableArray<string> chinese, string name, out ushort index)
    {
        for (var i = 1; i < english.Length; i++)
        {
            if (string.Equals(english[i], name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(chinese[i], name, StringComparison.OrdinalIgnoreCase)
                || IsKindOfRegion(name, chinese[i]))
            {
                index = (ushort)i;
                return true;
            }
        }

        index = 0;
        return false;
    }

    static bool IsKindOfRegion(string name, string bare) =>
        name.StartsWith(bare, StringComparison.Ordinal)
        && name[bare.Length..] is "省" or "市" or "自治区" or "壮族自治区" or "回族自治区" or "维吾尔自治区";
}
