using System.Globalization;

namespace Seawall.Province;

/// <summary>What came of a run.</summary>
/// <param name="Order">What was run.</param>
/// <param name="Wrong">What the checkers found, in lines; empty: nothing.</param>
/// <param name="Texts">Texts the message centres took in.</param>
/// <param name="Verdicts">Verdicts that were looked at.</param>
/// <param name="Shut">Of them, refusals by default.</param>
/// <param name="Starts">How often the process started.</param>
sealed record ProvinceReport(ProvinceOrder Order, string Wrong, int Texts, long Verdicts, long Shut, int Starts)
{
    /// <summary>Whether all is as it should be.</summary>
    public bool Holds => Wrong.Length == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"seed {Order.Seed}: {Order.Campaign.Name}, {Order.Lines} lines, {Texts} texts, {Verdicts} verdicts, ")
        + string.Create(CultureInfo.InvariantCulture, $"{Shut} of them shut by default, {Starts} starts: ")
        + (Holds ? "holds" : $"does not hold; again by {Order.Again}\n{Wrong}");
}
