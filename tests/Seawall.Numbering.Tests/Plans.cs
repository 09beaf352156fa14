using Seawall.Screening;

namespace Seawall.Numbering.Tests;

/// <summary>Plans built once for all tests.</summary>
internal static class Plans
{
    private static readonly Lazy<NumberingBook> LazyChina = new(() => PlanBuilder.Build(new PlanSettings("86")));
    private static readonly Lazy<NumberingBook> LazyNorthAmerica = new(() => PlanBuilder.Build(new PlanSettings("1")));

    /// <summary>With China as the home country.</summary>
    public static NumberingBook China => LazyChina.Value;

    /// <summary>With the United States as the home country, of a calling code shared by many.</summary>
    public static NumberingBook UnitedStates => LazyNorthAmerica.Value;

    public static string CountryOf(this NumberingBook book, ulong number) =>
        book.Plan.CountryAt(book.Plan.Find(new E164(number)).Country).Iso2;

    public static NumberKind KindOf(this NumberingBook book, ulong number) => book.Plan.Find(new E164(number)).Kind;
}
