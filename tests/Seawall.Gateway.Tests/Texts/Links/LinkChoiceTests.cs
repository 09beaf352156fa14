using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Which link a text goes to.</summary>
public sealed class LinkChoiceTests
{
    [Fact]
    public void The_parts_of_a_text_take_one_way_and_texts_are_spread_by_weight()
    {
        using var rig = new LinkRig(Texts.Model(
            Texts.Target("192.0.2.1:1") with { Weight = 3, Window = 1_000 },
            Texts.Target("192.0.2.2:1") with { Window = 1_000 }));
        var first = rig.Centre();
        rig.Centre(target: 1);
        var hop = rig.Tables.NextHops[0];
        var toFirst = 0;
        for (var key = 0UL; key < 4_000; key++)
        {
            Assert.Equal(Chosen.Found, hop.Choose(key * 7_919, out var link));
            hop.Choose(key * 7_919, out var again);
            Assert.Same(link, again);
            toFirst += link == first.Link ? 1 : 0;
        }
        Assert.InRange(toFirst, 2_850, 3_150);
    }

    [Fact]
    public void A_target_takes_turns_among_its_links_by_the_key()
    {
        using var rig = new LinkRig();
        RigPeer[] links = [rig.Centre(), rig.Centre(), rig.Centre()];
        var chosen = Enumerable.Range(0, 300)
            .CountBy(key => rig.Tables.NextHops[0].Choose((ulong)key, out var link) == Chosen.Found ? link!.Id : 0)
            .ToDictionary();
        Assert.All(links, link => Assert.Equal(100, chosen[link.Link.Id]));
    }

    [Fact]
    public void Priority_gives_way_only_when_nothing_is_bound()
    {
        using var rig = new LinkRig(Texts.Model(
            Texts.Target("192.0.2.1:1") with { Priority = 2 }, Texts.Target("192.0.2.2:1") with { Window = 1 }));
        var hop = rig.Tables.NextHops[0];
        Assert.Equal(Chosen.NoneBound, hop.Choose(1, out var link));
        Assert.Null(link);
        // Targets are by priority: the second of the settings is the first.
        var reserve = rig.Centre();
        hop.Choose(1, out link);
        Assert.Same(reserve.Link, link);
        var main = rig.Centre(target: 1);
        hop.Choose(1, out link);
        Assert.Same(main.Link, link);
        rig.Bound().Give(Smpp.Submit(1));
        Assert.Equal(Chosen.NoRoom, hop.Choose(1, out link));
        main.Go();
        Assert.Equal(Chosen.Found, hop.Choose(1, out link));
        Assert.Same(reserve.Link, link);
    }

    [Fact]
    public void A_full_target_gives_way_to_another_of_its_priority()
    {
        using var rig = new LinkRig(Texts.Model(
            Texts.Target("192.0.2.1:1") with { Window = 1, Weight = 60_000 }, Texts.Target("192.0.2.2:1")));
        var heavy = rig.Centre();
        var light = rig.Centre(target: 1);
        var hub = rig.Bound();
        hub.Give(Smpp.Submit(1));
        hub.Give(Smpp.Submit(2));
        Assert.Equal((1, 1), (heavy.Link.Sent, light.Link.Sent));
    }

    [Fact]
    public void Receivers_of_a_trunk_are_those_that_are_bound_to_receive()
    {
        using var rig = new LinkRig();
        var links = rig.Tables.Trunks[0].Links;
        rig.Bound(command: CommandId.BindTransmitter);
        Assert.Equal(Chosen.NoneBound, links.Choose(0, out _));
        var receiver = rig.Bound(command: CommandId.BindReceiver);
        Assert.Equal(Chosen.Found, links.Choose(0, out var link));
        Assert.Same(receiver.Link, link);
        receiver.Link.Leave();
        Assert.Equal(Chosen.NoneBound, links.Choose(0, out _));
    }
}
