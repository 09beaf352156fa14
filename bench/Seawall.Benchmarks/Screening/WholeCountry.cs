using Seawall.Numbering;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>
/// A whole country to measure with: the real numbering plan, pages of mobile numbers scattered over it as number
/// blocks of a region are, callers from all over the world. All of it from one seed.
/// </summary>
sealed class WholeCountry
{
    /// <summary>When all calls are judged: seconds since 1970.</summary>
    public const long Now = 1_800_000_000;

    const ulong FirstPage = 861_300_000;
    const ulong PagesOfPlan = 700_000;
    const int CallerCount = 1 << 16;
    const int CallCount = 1 << 20;

    readonly ulong[] _pages;

    public WholeCountry(long lines)
    {
        Lines = lines;
        NumberingPlan plan = PlanBuilder.Build(new PlanSettings("86")).Plan;
        Model = new ScreeningModel
        {
            Plan = plan,
            Zones = ZoneTable.TryCreate(
                [new("hongkong", ["852"]), new("macao", ["853"]), new("taiwan", ["886"]), new("overseas", ["*"])],
                plan,
                out string problem,
                out _) ?? throw new InvalidOperationException(problem),
            Lines = HomeLines.All(plan),
        };
        Trunk = new TrunkScreening
        {
            Index = 0,
            Name = "igw",
            Class = TrunkClass.International,
            Dial = new DialRules { InternationalPrefixes = ["00"] },
        };
        _pages = Blocks(plan, lines);
        Callers = Abroad(plan);
    }

    public long Lines { get; }

    public ScreeningModel Model { get; }

    public TrunkScreening Trunk { get; }

    /// <summary>Valid numbers of other countries; a power of two of them.</summary>
    public E164[] Callers { get; }

    /// <summary>The number of a line, from 0 to <see cref="Lines"/>.</summary>
    public E164 Line(long line)
    {
        (long page, long rest) = Math.DivRem(line, ScreeningLimits.PageLines);
        return new E164((_pages[page] * ScreeningLimits.PageLines) + (ulong)rest);
    }

    /// <summary>What a line decided: any mixture, the same for the same line.</summary>
    public static ChoiceBits Choices(long line)
    {
        ulong mixed = (ulong)line * 0x9E37_79B9_7F4A_7C15;
        var bits = default(ChoiceBits);
        for (int zone = 0; zone < 4; zone++)
        {
            bits = bits
                .With(Service.Voice, zone, (Choice)((mixed >> (20 + (zone * 8))) % 3))
                .With(Service.Sms, zone, (Choice)((mixed >> (24 + (zone * 8))) % 3));
        }

        return bits;
    }

    /// <summary>Keys of its pages.</summary>
    public ReadOnlySpan<ulong> Pages => _pages;

    /// <summary>
    /// A filled book, page by page as from a snapshot; of lines that all decided, or of calls nothing.
    /// </summary>
    public ChoiceBook Fill(bool decidedCalls = true)
    {
        var book = new ChoiceBook(4, new Gateway.BookMemory());
        var page = new byte[book.PageBytes];
        var first = new ChoiceBook(4);
        for (int line = 0; line < ScreeningLimits.PageLines; line++)
        {
            ChoiceBits choices = Choices(line);
            first.Load(new LineState(
                Line(line), decidedCalls ? choices : new ChoiceBits(choices.Value & 0xFFFF_0000), null));
        }

        first.CopyPage(0, page);
        foreach (ulong key in _pages)
        {
            if (!book.TryRestorePage(key, page))
            {
                throw new InvalidOperationException($"Page {key} was not taken.");
            }
        }

        return book;
    }

    /// <summary>
    /// Callers and lines at random, to be gone through in order: made before, so that making them is not measured.
    /// </summary>
    public (E164 Caller, E164 Called)[] Calls()
    {
        var random = new Random(1219);
        var calls = new (E164, E164)[CallCount];
        for (int i = 0; i < calls.Length; i++)
        {
            calls[i] = (Callers[random.Next(CallerCount)], Line(random.NextInt64(Lines)));
        }

        return calls;
    }

    public ScreeningQuery Call(E164 caller, E164 called, long now = Now) => new()
    {
        Service = Service.Voice,
        Trunk = Trunk,
        Caller = new CallerFacts { Number = new NumberReading(NumberForm.E164, caller) },
        Called = new NumberReading(NumberForm.E164, called),
        NowUnixSeconds = now,
    };

    /// <summary>Blocks of 10,000 mobile numbers, in no order.</summary>
    static ulong[] Blocks(NumberingPlan plan, long lines)
    {
        long count = (lines + ScreeningLimits.PageLines - 1) / ScreeningLimits.PageLines;
        ulong[] blocks = [.. Enumerable.Range(0, (int)PagesOfPlan)
            .Select(i => FirstPage + ((ulong)i * 299_993 % PagesOfPlan))
            .Where(page => plan.Find(new E164(page * ScreeningLimits.PageLines)).Kind == NumberKind.Mobile)
            .Take((int)count)];
        return blocks.Length == count
            ? blocks
            : throw new ArgumentException($"The country has {blocks.Length} blocks of mobile numbers, not {count}.");
    }

    static E164[] Abroad(NumberingPlan plan)
    {
        var random = new Random(2022);
        var callers = new E164[CallerCount];
        for (int found = 0; found < callers.Length;)
        {
            var number = new E164((ulong)random.NextInt64(1_000_000_000, 10_000_000_000_000));
            NumberFacts facts = plan.Find(number);
            if (facts.Kind != NumberKind.Unassigned && facts.Country != plan.HomeCountry)
            {
                callers[found++] = number;
            }
        }

        return callers;
    }
}
