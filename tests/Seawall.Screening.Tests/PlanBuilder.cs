using System.Collections.Immutable;

namespace Seawall.Screening.Tests;

/// <summary>A beginning of numbers, the digits they have in all, and what they are.</summary>
sealed record NumberRow(string Prefix, int DigitsMin, int DigitsMax, uint Accept);

/// <summary>Builds small automata from rows; of rows that match, the one with the longest prefix counts.</summary>
static class PlanBuilder
{
    public static DigitAutomaton Automaton(IReadOnlyList<NumberRow> rows)
    {
        var prefixes = rows.SelectMany(row => Enumerable.Range(0, row.Prefix.Length)
            .Select(length => row.Prefix[..length])).ToHashSet();
        var states = new Dictionary<string, int> { ["dead"] = 0, [""] = 1 };
        var names = new List<string> { "dead", "" };
        var next = new List<int>(Enumerable.Repeat(0, 10));
        for (int state = 1; state < names.Count; state++)
        {
            for (char digit = '0'; digit <= '9'; digit++)
            {
                string name = Step(rows, prefixes, names[state], digit);
                if (!states.TryGetValue(name, out int to))
                {
                    states[name] = to = names.Count;
                    names.Add(name);
                }

                next.Add(to);
            }
        }

        return new DigitAutomaton(next.ToArray(), names.Select(name => Accept(rows, name)).ToArray());
    }

    /// <summary>The same by looking at every row: the slow twin.</summary>
    public static uint Classify(IReadOnlyList<NumberRow> rows, string digits) =>
        Best(rows.Where(row => digits.StartsWith(row.Prefix, StringComparison.Ordinal)), digits.Length);

    static uint Best(IEnumerable<NumberRow> rows, int length) => rows
        .Where(row => row.DigitsMin <= length && length <= row.DigitsMax)
        .MaxBy(row => row.Prefix.Length)?.Accept ?? 0;

    // A state is the digits so far while they can still begin a longer prefix, else "rows that match:length".
    static string Step(IReadOnlyList<NumberRow> rows, HashSet<string> prefixes, string name, char digit)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string digits = name + digit;
        if (colon < 0 && prefixes.Contains(digits))
        {
            return digits;
        }

        string matching = colon >= 0 ? name[..colon] : string.Join(',', Enumerable.Range(0, rows.Count)
            .Where(row => digits.StartsWith(rows[row].Prefix, StringComparison.Ordinal)));
        int length = colon >= 0 ? int.Parse(name[(colon + 1)..]) + 1 : digits.Length;
        return Rows(rows, matching).Any(row => length <= row.DigitsMax) ? $"{matching}:{length}" : "dead";
    }

    static uint Accept(IReadOnlyList<NumberRow> rows, string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return name == "dead" ? 0
            : colon < 0 ? Classify(rows, name)
            : Best(Rows(rows, name[..colon]), int.Parse(name[(colon + 1)..]));
    }

    static IEnumerable<NumberRow> Rows(IReadOnlyList<NumberRow> rows, string matching) =>
        matching.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(row => rows[int.Parse(row)]);
}

/// <summary>A numbering plan of a few countries, with numbers that exist and some that do not.</summary>
static class SmallPlan
{
    public const ushort China = 1, HongKong = 2, Macao = 3, Taiwan = 4, UnitedStates = 5, Canada = 6, Satellite = 7;

    public static readonly ImmutableArray<NumberRow> Rows =
    [
        // Digits of a country that nobody has keep their country.
        Row("86", 2, 15, China, NumberKind.Unassigned),
        Row("8613", 13, 13, China, NumberKind.Mobile),
        Row("8615", 13, 13, China, NumberKind.Mobile),
        Row("8614", 13, 13, China, NumberKind.Other),
        Row("86571", 13, 13, China, NumberKind.Fixed),
        Row("8610", 12, 12, China, NumberKind.Fixed),
        Row("86191", 13, 13, China, NumberKind.FixedOrMobile),
        Row("86400", 12, 12, China, NumberKind.Service),
        Row("8610086", 7, 7, China, NumberKind.Service),
        Row("86110", 5, 5, China, NumberKind.Service),
        Row("852", 3, 15, HongKong, NumberKind.Unassigned),
        Row("8529", 11, 11, HongKong, NumberKind.Mobile),
        Row("853", 11, 11, Macao, NumberKind.Mobile),
        Row("886", 12, 12, Taiwan, NumberKind.Mobile),
        Row("1", 11, 11, UnitedStates, NumberKind.FixedOrMobile),
        Row("1416", 11, 11, Canada, NumberKind.FixedOrMobile),
        Row("870", 12, 12, Satellite, NumberKind.Other),
    ];

    public static readonly ImmutableArray<NumberRow> HomeRows =
    [
        new("8613", 4, 15, new HomeLine(1, 0).Packed),
        new("861385710", 9, 15, new HomeLine(1, 1).Packed),
        new("861395710", 9, 15, new HomeLine(2, 1).Packed),
        new("861300010", 9, 15, new HomeLine(2, 2).Packed),
    ];

    static readonly ImmutableArray<Country> Countries =
    [
        Country.None,
        new("CN", "86", "China", "中国"),
        new("HK", "852", "Hong Kong", "香港"),
        new("MO", "853", "Macao", "澳门"),
        new("TW", "886", "Taiwan", "台湾"),
        new("US", "1", "United States", "美国"),
        new("CA", "1", "Canada", "加拿大"),
        new("001", "870", "Inmarsat", "海事卫星"),
    ];

    static readonly DigitAutomaton Numbers = PlanBuilder.Automaton(Rows);

    static readonly DigitAutomaton HomePrefixes = PlanBuilder.Automaton(HomeRows);

    public static readonly NumberingPlan Plan = With(null);

    public static readonly ZoneTable Zones = ZoneTable.TryCreate(
        [
            new ZoneConfig("hongkong", ["852"]),
            new ZoneConfig("macao", ["853"]),
            new ZoneConfig("taiwan", ["886"]),
            new ZoneConfig("overseas", ["*"]),
        ],
        Plan,
        out _,
        out _)!;

    public static readonly ScreeningModel Model = new() { Plan = Plan, Zones = Zones, Lines = HomeLines.All(Plan) };

    public static ScreeningModel ModelWith(SenderPurpose passed, params string[] codes) => new()
    {
        Plan = Plan,
        Zones = Zones,
        Lines = Model.Lines,
        RegisteredPass = passed,
        ShortCodes = ShortCodes.TryCreate([.. codes], out _)!,
    };

    public static NumberingPlan With(PortedLines? ported) => new(
        Countries,
        China,
        Numbers,
        HomePrefixes,
        ["", "China Mobile", "China Unicom"],
        ["", "Zhejiang", "Beijing"],
        ported);

    static NumberRow Row(string prefix, int min, int max, ushort country, NumberKind kind) =>
        new(prefix, min, max, new NumberFacts(country, kind).Packed);
}
