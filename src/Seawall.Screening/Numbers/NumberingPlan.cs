using System.Collections.Immutable;
using System.Globalization;

namespace Seawall.Screening;

/// <summary>
/// The world's numbering plan as the verdict reads it: the country and kind of any number, and the operator and
/// region of a home number. Immutable tables; every look-up is without allocation.
/// </summary>
public sealed class NumberingPlan
{
    const ulong NumbersBelow = 1_000_000_000_000_000;     // of E164.DigitsMax digits

    // Neither frozen nor made by queries: each costs 20 ms at every start, and no path reads it.
    readonly Dictionary<string, ushort> _byIso2;
    readonly ulong _homeCode;

    /// <summary>
    /// Takes finished tables. <paramref name="numbers"/> accepts whole numbers with <see cref="NumberFacts.Packed"/>;
    /// <paramref name="homePrefixes"/> accepts beginnings of home numbers, country code first, with
    /// <see cref="HomeLine.Packed"/>. Index 0 of countries is <see cref="Country.None"/>, of operators and regions "".
    /// <paramref name="ported"/> are the home lines whose prefix says what is no longer so.
    /// </summary>
    public NumberingPlan(
        ImmutableArray<Country> countries,
        ushort homeCountry,
        DigitAutomaton numbers,
        DigitAutomaton homePrefixes,
        ImmutableArray<string> operators,
        ImmutableArray<string> regions,
        PortedLines? ported = null)
    {
        if (countries.IsDefaultOrEmpty || homeCountry == 0 || homeCountry >= countries.Length)
        {
            throw new ArgumentException("The home country is one of the countries, and not the first.");
        }

        if (operators.IsDefaultOrEmpty || regions.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Operators and regions begin with the unknown one.");
        }

        for (int state = 0; state < numbers.States; state++)
        {
            NumberFacts facts = NumberFacts.Unpack(numbers.Accept(state));
            bool isKnown = facts.Country < countries.Length && facts.Kind <= NumberKind.Other;
            Require(isKnown && numbers.Accept(state) >> 24 == 0, "country");
        }

        for (int state = 0; state < homePrefixes.States; state++)
        {
            HomeLine line = HomeLine.Unpack(homePrefixes.Accept(state));
            Require(line.Operator < operators.Length && line.Region < regions.Length, "operator or region");
        }

        Countries = countries;
        _homeCode = ulong.Parse(countries[homeCountry].CallingCode, CultureInfo.InvariantCulture);
        HomeCountry = homeCountry;
        Numbers = numbers;
        HomePrefixes = homePrefixes;
        Operators = operators;
        Regions = regions;
        Ported = ported ?? PortedLines.None;
        foreach (uint packed in Ported.Lines)
        {
            HomeLine line = HomeLine.Unpack(packed);
            Require(line.Operator < operators.Length && line.Region < regions.Length, "operator or region");
        }

        _byIso2 = new Dictionary<string, ushort>(countries.Length, StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < countries.Length; i++)
        {
            if (countries[i].Iso2.Length == 2)
            {
                _byIso2.Add(countries[i].Iso2, (ushort)i);
            }
        }
    }

    /// <summary>
    /// All countries; the index is what <see cref="NumberFacts.Country"/> and <see cref="Origin.Country"/> hold.
    /// </summary>
    public ImmutableArray<Country> Countries { get; }

    /// <summary>Index of the home country.</summary>
    public ushort HomeCountry { get; }

    /// <summary>Names of the home operators; index 0 is the unknown one.</summary>
    public ImmutableArray<string> Operators { get; }

    /// <summary>Names of the home regions; index 0 is the unknown one.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>The table behind <see cref="Find"/>, for saving.</summary>
    public DigitAutomaton Numbers { get; }

    /// <summary>The table behind <see cref="HomeOf"/>, for saving.</summary>
    public DigitAutomaton HomePrefixes { get; }

    /// <summary>The home lines that moved away from what their prefix says.</summary>
    public PortedLines Ported { get; }

    /// <summary>Country and kind of a number.</summary>
    public NumberFacts Find(E164 number) => NumberFacts.Unpack(Numbers.Whole(number));

    /// <summary>Operator and region of a home number: where it was ported to, else by its beginning.</summary>
    public HomeLine HomeOf(E164 number) =>
        Ported.TryFind(number, out HomeLine line) ? line : HomeLine.Unpack(HomePrefixes.LongestPrefix(number));

    /// <summary>Whether a code, as dialled inside the home country, is one of its service numbers.</summary>
    internal bool IsHomeService(E164 code)
    {
        ulong whole = _homeCode;
        for (ulong rest = code.Value; rest != 0; rest /= 10)
        {
            whole *= 10;
        }

        whole += code.Value;
        return whole < NumbersBelow
            && Find(new E164(whole)) is { Kind: NumberKind.Service } facts && facts.Country == HomeCountry;
    }

    /// <summary>The country at an index; <see cref="Country.None"/> for an index of another plan.</summary>
    public Country CountryAt(ushort index) => index < Countries.Length ? Countries[index] : Country.None;

    /// <summary>The index of a country by its ISO 3166 letters, in any case.</summary>
    public bool TryCountry(string iso2, out ushort index) => _byIso2.TryGetValue(iso2, out index);

    static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"A table of the plan names a {what} that does not exist.");
        }
    }
}
