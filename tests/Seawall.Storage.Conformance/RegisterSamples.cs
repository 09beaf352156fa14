using System.Collections.Immutable;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>Settings for tests: a plan of a few countries, four zones, numbers to type.</summary>
public static class RegisterSamples
{
    /// <summary>Zones in the order of most tests.</summary>
    public static readonly ImmutableArray<string> Zones = ["hongkong", "macao", "taiwan", "overseas"];

    static readonly ImmutableArray<Country> Countries =
    [
        Country.None,
        new("CN", "86", "China", "中国"),
        new("HK", "852", "Hong Kong", "香港"),
        new("MO", "853", "Macao", "澳门"),
        new("TW", "886", "Taiwan", "台湾"),
        new("US", "1", "United States", "美国"),
        new("CA", "1", "Canada", "加拿大"),
        new("AU", "61", "Australia", "澳大利亚"),
    ];

    /// <summary>A mobile line of our operator in our region; <paramref name="index"/> from 0 to 99,999,999.</summary>
    public static E164 Line(long index) => new(8_613_800_000_000UL + (ulong)index);

    /// <summary>Settings with zones in a given order, and with the first so many countries of the plan.</summary>
    public static RegisterModel Model(
        ImmutableArray<string>? zones = null, int countries = 8, TimeSpan coachedWindow = default,
        TimeSpan? keepFor = null)
    {
        var known = Countries[..countries];
        var plan = new NumberingPlan(known, 1, SmallAutomaton.Of(Numbers(known.Length)),
            SmallAutomaton.Of([("86138", 5, new HomeLine(1, 1).Packed)]),
            ["", "China Mobile", "China Unicom"], ["", "Zhejiang"]);
        var table = ZoneTable.TryCreate([.. (zones ?? Zones).Select(Zone)], plan, out var problem, out _);
        return new RegisterModel
        {
            CoachedWindow = coachedWindow,
            KeepPersonalFor = keepFor,
            Dial = new DialRules { InternationalPrefixes = ["00"] },
            Plan = plan,
            Zones = table ?? throw new InvalidOperationException(problem),
            Lines = new HomeLines(plan, [1], [1]),
            TimeZone = TimeZoneInfo.CreateCustomTimeZone("home", TimeSpan.FromHours(8), "home", "home"),
        };
    }

    static ZoneConfig Zone(string name) => new(name, name switch
    {
        "hongkong" => ["852"],
        "macao" => ["853"],
        "taiwan" => ["886"],
        "northamerica" => ["1"],
        _ => ["*"],
    });

    static List<(string Prefix, int Digits, uint Accept)> Numbers(int countries)
    {
        List<(string, int, uint)> rows =
        [
            ("861", 13, new NumberFacts(1, NumberKind.Mobile).Packed),
            ("86571", 13, new NumberFacts(1, NumberKind.Fixed).Packed),
            ("86400", 12, new NumberFacts(1, NumberKind.Service).Packed),
            ("8525", 11, new NumberFacts(2, NumberKind.Mobile).Packed),
            ("8536", 11, new NumberFacts(3, NumberKind.Mobile).Packed),
            ("8869", 12, new NumberFacts(4, NumberKind.Mobile).Packed),
            ("1202", 11, new NumberFacts(5, NumberKind.FixedOrMobile).Packed),
            ("1416", 11, new NumberFacts(6, NumberKind.FixedOrMobile).Packed),
            ("614", 11, new NumberFacts(7, NumberKind.Mobile).Packed),
        ];
        return [.. rows.Where(row => NumberFacts.Unpack(row.Item3).Country < countries)];
    }
}

/// <summary>
/// An automaton of a few beginnings, none of which begins another, each with any digits up to a length.
/// </summary>
static class SmallAutomaton
{
    public static DigitAutomaton Of(IEnumerable<(string Prefix, int Digits, uint Accept)> rows)
    {
        List<int> next = [.. new int[20]];
        List<uint> accept = [0, 0];
        foreach (var (prefix, digits, accepted) in rows)
        {
            var state = 1;
            for (var at = 0; at < digits; at++)
            {
                var digit = at < prefix.Length ? prefix[at] - '0' : 0;
                if (next[10 * state + digit] == 0)
                {
                    accept.Add(0);
                    next.AddRange(new int[10]);
                    for (var other = 0; other < 10; other++)
                    {
                        if (other == digit || at >= prefix.Length)
                        {
                            next[10 * state + other] = accept.Count - 1;
                        }
                    }
                }
                state = next[10 * state + digit];
            }
            accept[state] = accepted;
        }
        return new DigitAutomaton(next.ToArray(), accept.ToArray());
    }
}
