using Seawall.Gateway;
using Seawall.Numbering;
using Seawall.Screening;

namespace Seawall.Measuring;

/// <summary>
/// What the measurements judge: the numbering plan of China, four zones, and lines of which each shut calls from
/// overseas and each second one has decided something else too. The same for every run.
/// </summary>
internal sealed class BenchScene
{
    /// <summary>The first line.</summary>
    public const ulong FirstLine = 8613800000000;

    private const int Seed = 20220520;

    private BenchScene(ScreeningModel model, ChoiceBook book, TrunkScreening trunk, int lines) =>
        (Model, Book, Trunk, Lines) = (model, book, trunk, lines);

    public ScreeningModel Model { get; }

    public ChoiceBook Book { get; }

    public TrunkScreening Trunk { get; }

    /// <summary>How many lines decided something.</summary>
    public int Lines { get; }

    /// <summary>Builds it.</summary>
    public static BenchScene Build(int lines)
    {
        var plan = PlanBuilder.Build(new PlanSettings("86")).Plan;
        var zones = ZoneTable.TryCreate(
            [
                new ZoneConfig("hongkong", ["852"]), new ZoneConfig("macao", ["853"]),
                new ZoneConfig("taiwan", ["886"]),
                new ZoneConfig("overseas", ["*"]),
            ],
            plan,
            out _,
            out _)!;
        var book = new ChoiceBook(zones.Names.Length, new BookMemory());
        for (var i = 0; i < lines; i++)
        {
            var choices = default(ChoiceBits).With(Service.Voice, zones.Overseas, Choice.Shut);
            book.Load(new LineState(
                new E164(FirstLine + (ulong)i), i % 2 == 0 ? choices : choices.With(Service.Voice, 0, Choice.Open),
                null));
        }

        return new BenchScene(
            new ScreeningModel { Plan = plan, Zones = zones, Lines = HomeLines.All(plan) },
            book,
            new TrunkScreening
            {
                Index = 0,
                Name = "bench",
                Class = TrunkClass.International,
                Trusted = true,
                Dial = new DialRules { InternationalPrefixes = ["00"] },
            },
            lines);
    }

    /// <summary>Called lines in an order that no cache foresees.</summary>
    public ulong[] RandomLines(int count)
    {
        var random = new Random(Seed);
        var lines = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            lines[i] = FirstLine + (ulong)random.Next(Lines);
        }

        return lines;
    }
}
