namespace Seawall.Gateway;

/// <summary>The timers of every session in the clock's units (v3.4 §7.2); 0 for never.</summary>
internal sealed record LinkTimes(long SessionInit, long EnquireLink, long Response, long Inactivity)
{
    public static LinkTimes Of(SmppTimersModel model, LinkClock clock) =>
        new(
            clock.Units(model.SessionInit), clock.Units(model.EnquireLink), clock.Units(model.Response),
            clock.Units(model.Inactivity));
}
