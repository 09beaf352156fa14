namespace Seawall.Province;

/// <summary>What will happen in a run whatever the product does: put down before it begins.</summary>
static class Plan
{
    const long HourMs = 3_600_000;
    const long DayMs = 24 * HourMs;
    const long SendingMs = 9 * HourMs;

    /// <summary>Puts all of it on the timeline.</summary>
    public static void PutDown(World world)
    {
        var (dice, order, timeline) = (world.Dice, world.Order, world.Timeline);
        var spanMs = world.EndMs - world.BeginMs;
        for (var line = 0; line < order.Lines; line++)
        {
            // One in thirty decides by itself at some time, one in three of them before any notice.
            if (dice.Falls(330, Throw.Early, line))
            {
                timeline.Add(
                    world.BeginMs + dice.Below(spanMs, Throw.EarlyWhat, line), new(HappeningKind.Decision, line));
            }
        }
        for (var call = 0; call < order.Calls; call++)
        {
            timeline.Add(world.BeginMs + dice.Below(spanMs, Throw.Call, call), new(HappeningKind.Call, call));
        }
        for (var crash = 0; crash < order.Crashes; crash++)
        {
            // Many of them while notices go out for the first time, in the morning of the first day.
            var atMs = dice.Falls(5_000, Throw.Crash, crash)
                ? SendingMs + dice.Below(HourMs / 2, Throw.Crash, crash, 1)
                : dice.Below(spanMs - DayMs, Throw.Crash, crash, 1);
            timeline.Add(world.BeginMs + atMs, new(HappeningKind.Crash, crash));
        }
        for (var import = 0; import < 8; import++)
        {
            timeline.Add(
                world.BeginMs + dice.Below(spanMs - 5 * DayMs, Throw.Life, import),
                new(HappeningKind.Import, import));
        }
        for (var forgery = 0; forgery < 200; forgery++)
        {
            timeline.Add(
                world.BeginMs + HourMs + dice.Below(spanMs - HourMs, Throw.Forged, forgery),
                new(HappeningKind.Forgery, forgery));
        }
        if (order.Acts)
        {
            PutDownActs(world);
        }
        Sweeps(world);
    }

    /// <summary>A pause or two of some hours, an amendment, each at its time.</summary>
    static void PutDownActs(World world)
    {
        var dice = world.Dice;
        for (var act = 0; act < 3; act++)
        {
            var atMs = world.BeginMs + (act == 0
                ? SendingMs + dice.Below(HourMs / 2, Throw.ActAt, act)
                : dice.Between(HourMs, 14 * DayMs, Throw.ActAt, act));
            var kind = (int)dice.Below((long)ActKind.Count, Throw.Act, act);
            world.Timeline.Add(atMs, new(HappeningKind.Act, act, kind));
            if (kind == (int)ActKind.Pause)
            {
                world.Timeline.Add(
                    atMs + dice.Between(HourMs / 2, 30 * HourMs, Throw.ActAt, act, 1),
                    new(HappeningKind.Act, act, (int)ActKind.GoOn));
            }
        }
    }

    /// <summary>All lines are asked around the hour of effect, and some times after it.</summary>
    static void Sweeps(World world)
    {
        var effectMs = world.Order.Campaign.Effect.ToUnixTimeMilliseconds();
        long[] ats = [-DayMs, -1_000, 0, 1_000, 12 * HourMs, DayMs, 3 * DayMs, 6 * DayMs, 9 * DayMs];
        foreach (var (at, which) in ats.Select((at, which) => (at, which)))
        {
            world.Timeline.Add(effectMs + at, new(HappeningKind.Sweep, which));
        }
    }
}
