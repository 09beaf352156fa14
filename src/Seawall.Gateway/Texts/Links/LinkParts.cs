using Microsoft.Extensions.Logging;

namespace Seawall.Gateway;

/// <summary>What all links share.</summary>
internal sealed class LinkParts(LinkClock clock, ILinkHandler handler, ILogger logger, SmppTimersModel timers)
{
    volatile LinkTimes times = LinkTimes.Of(timers, clock);

    public LinkClock Clock => clock;

    public ILinkHandler Handler => handler;

    public ILogger Logger => logger;

    public LinkCounters Counters { get; } = new();

    public LinkTimes Times => times;

    public void Swap(SmppTimersModel next) => times = LinkTimes.Of(next, clock);
}
