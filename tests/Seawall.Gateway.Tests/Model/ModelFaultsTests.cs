using System.Net;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

public sealed class ModelFaultsTests
{
    [Fact]
    public void A_sound_model_has_none() => Assert.Empty(ModelFaults.Of(Settings.Model));

    public static TheoryData<string, Func<GatewayModel, GatewayModel>> Faults() => new()
    {
        { "hash key has 3 octets", model => model with { HashKey = [1, 2, 3] } },
        { "0 listeners", model => model with { Listeners = [], NextHops = [], Trunks = [] } },
        { "\"core\" stands twice", model => model with { NextHops = [.. model.NextHops, model.NextHops[0]] } },
        { "\"igw\" stands twice", model => model with { Trunks = [.. model.Trunks, model.Trunks[0]] } },
        { "needs one to advertise", model => model with
            {
                Listeners = [.. model.Listeners, Settings.Listener(SipTransport.Udp, "0.0.0.0:5062")],
            } },
        { "needs a certificate",
            model => model with { Listeners = [.. model.Listeners.Select(one => one with { Tls = null })] } },
        { "has no targets", model => model.WithGroup("core", group => group with { Targets = [] }) },
        { "which is no listener", model => model.WithGroup("core", group => group with { From = "udp:1" }) },
        { "No listener fits target \"udp:[2001:db8::9]:5060\"", model => model with
            {
                Listeners = [model.Listeners[0]],
                NextHops = [Settings.Group("core", "udp:[2001:db8::9]:5060"), model.NextHops[1]],
            } },
        { "No listener fits target \"udp:", model => model with { Listeners = [model.Listeners[1]] } },
        { "is ourselves", model => model.WithGroup("core", group => group with
            {
                Targets = [Settings.Target("udp:10.0.0.1:5060")],
            }) },
        { "has no next hop \"nowhere\"", model => model.WithTrunk("igw", trunk => trunk with { NextHop = "nowhere" }) },
        { "has no next hop \"\"", model => model.WithTrunk("ask", trunk => trunk with { NextHop = null }) },
        { "announces by \"nowhere\"", model => model.WithTrunk("igw", trunk => trunk with
            {
                Announcement = new AnnouncementModel { Host = "a", Play = "b", NextHop = "nowhere" },
            }) },
        { "uses \"udp:1\"", model => model.WithTrunk("igw", trunk => trunk with { Listeners = ["udp:1"] }) },
        { "neither sources nor certificate names",
            model => model.WithTrunk("igw", trunk => trunk with { Sources = [] }) },
        { "rate out of range", model => model.WithTrunk("igw", trunk => trunk with { Rate = new RateModel(0, 1) }) },
        { "refuses with status 200", model => model.WithTrunk("igw", trunk => trunk with
            {
                Refusal = new RefusalModel { Status = 200 },
            }) },
        { "line break", model => model.WithTrunk("igw", trunk => trunk with
            {
                Refusal = new RefusalModel { Phrase = "x\r\nEvil: y" },
            }) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_run_is_said(string expected, Func<GatewayModel, GatewayModel> change) =>
        Assert.Contains(
            ModelFaults.Of(change(Settings.Model)), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("udp:192.0.2.1:5060", null, "192.0.2.1:5060", "<sip:192.0.2.1:5060;lr;sw>")]
    [InlineData("tcp:[2001:db8::1]:5070", null, "[2001:db8::1]:5070", "<sip:[2001:db8::1]:5070;transport=tcp;lr;sw>")]
    [InlineData("udp:0.0.0.0:5060", "sip.example.net", "sip.example.net", "<sip:sip.example.net;lr;sw>")]
    [InlineData(
        "tls:0.0.0.0:5061", "[2001:db8::1]", "[2001:db8::1]:5061", "<sip:[2001:db8::1]:5061;transport=tls;lr;sw>")]
    public void A_listener_is_named_as_advertised(string listener, string? advertise, string sentBy, string recordRoute)
    {
        var parts = listener.Split(':', 2);
        var model =
            Settings.Listener(Enum.Parse<SipTransport>(parts[0], true), parts[1]) with { Advertise = advertise };
        var own = new OwnListener(0, model, Seawall.Net.PeerAddress.From(IPEndPoint.Parse(parts[1])));
        Assert.Equal(sentBy, System.Text.Encoding.ASCII.GetString(own.SentBy));
        Assert.Equal(recordRoute, System.Text.Encoding.ASCII.GetString(own.RecordRoute));
        var names = new Listeners([own]).Names;
        Assert.True(SipUri.TryRead(own.RecordRoute.AsSpan(1, own.RecordRoute.Length - 2), out var uri));
        Assert.True(RouteRule.IsOwn(uri, names));
    }
}
