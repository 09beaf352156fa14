namespace Seawall.Province;

/// <summary>What a province is made of: its people, its clock, its message centre, and those who look on.</summary>
sealed class World
{
    public World(ProvinceOrder order)
    {
        Order = order;
        Dice = new Dice((ulong)order.Seed);
        var begin = order.Campaign.Effect.AddDays(-order.DaysBefore);
        BeginMs = begin.ToUnixTimeMilliseconds();
        EndMs = order.Campaign.Effect.AddDays(order.DaysAfter).ToUnixTimeMilliseconds();
        Time = new ProvinceClock(begin.ToUniversalTime());
        People = new People(Dice, BeginMs);
        Lines = new Population(order.Lines, order.FirstNumber);
        Centre = new MessageCentre(Dice, People, Lines, Timeline, Time, order.Campaign.Notice.Afterwards);
        Truth = new CampaignTruth(Lines);
        Verdicts = new VerdictChecker(Lines, Truth, Findings, order.Model);
        Sends = new SendChecker(
            Lines, Truth, Findings, TimeZoneInfo.FindSystemTimeZoneById(order.Campaign.TimeZone));
        Callers = new Callers(order.Model);
        Site = new Site(order, Time, Centre);
    }

    public ProvinceOrder Order { get; }

    public Dice Dice { get; }

    public long BeginMs { get; }

    public long EndMs { get; }

    public ProvinceClock Time { get; }

    public Timeline Timeline { get; } = new();

    public Findings Findings { get; } = new();

    public People People { get; }

    public Population Lines { get; }

    public MessageCentre Centre { get; }

    public CampaignTruth Truth { get; }

    public VerdictChecker Verdicts { get; }

    public SendChecker Sends { get; }

    public Callers Callers { get; }

    public Site Site { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public long NowMs => Now.ToUnixTimeMilliseconds();

    public long NowSeconds => Now.ToUnixTimeSeconds();
}
