using System.Collections.Immutable;
using Seawall.Admin;
using Seawall.Calls;

namespace Seawall.Tests.Calls;

/// <summary>From which address a test call goes, so that it enters by the trunk that was asked for.</summary>
public sealed class CallRouteTests
{
    private static StatusReply Status(
        ImmutableArray<ListenerReply> listeners, params (string Name, string Source)[] trunks) =>
        new()
        {
            Version = "", Settings = "", Generation = 1, ProcessId = 1, StartedAt = "", Draining = false, NotReady = "",
            Listeners = listeners,
            Trunks =
            [
                .. trunks.Select(trunk => new TrunkReply
                {
                    Name = trunk.Name, Class = "", Mode = "", Sources = [trunk.Source], Requests = 0, Passed = 0,
                    Refused = 0,
                    Limited = 0, PerSecond = 0, LimitPerSecond = 0, LimitUsed = 0,
                }),
            ],
            NextHops = [],
            Book = new BookReply(0, 0, 0, 0, 0),
            Store = new StoreReply(true, "", 0, 0, false),
            Records = new RecordsReply(0, 0, 0, ""),
        };

    private static readonly ImmutableArray<ListenerReply> _both =
    [
        new ListenerReply("tcp:127.0.0.1:0", "127.0.0.1:5071", 0),
        new ListenerReply("udp:127.0.0.1:0", "127.0.0.1:5070", 0),
    ];

    [Theory]
    [InlineData(null, null, "wide 127.0.0.1 udp:127.0.0.1:5070")]
    [InlineData("narrow", null, "narrow 127.0.0.7 udp:127.0.0.1:5070")]
    [InlineData("narrow", "tcp", "narrow 127.0.0.7 tcp:127.0.0.1:5071")]
    public void The_address_belongs_to_the_trunk(string? trunk, string? transport, string expected)
    {
        var way = CallRoute.Find(
            Status(_both, ("wide", "127.0.0.0/8"), ("narrow", "127.0.0.7/32")), trunk, transport).Value!;

        Assert.Equal(expected, $"{way.Trunk.Name} {way.From} {way.Listener}");
    }

    [Fact]
    public void A_listener_on_all_addresses_is_called_at_the_one_we_call_from()
    {
        var way = CallRoute.Find(
            Status([new ListenerReply("udp:0.0.0.0:5060", "0.0.0.0:5060", 0)], ("lo", "127.0.0.2/32")), null,
            null).Value!;

        Assert.Equal("udp:127.0.0.2:5060", way.Listener.ToString());
    }

    [Theory]
    [InlineData("far", "192.0.2.0/24", null,
        "this machine has no address that is a source of the trunk far and reaches a udp or tcp listener")]
    [InlineData("lo", "127.0.0.1/32", "no", "via: there is no trunk \"no\"; expected lo")]
    public void No_way(string trunk, string source, string? asked, string expected) =>
        Assert.Equal(expected, CallRoute.Find(Status(_both, (trunk, source)), asked, null).Message);
}
