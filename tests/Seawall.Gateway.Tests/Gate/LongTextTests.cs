using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>One verdict for all parts of a text over IP.</summary>
public sealed class LongTextTests
{
    [Theory]
    [InlineData("05000307{0:X2}{1:X2}")]
    [InlineData("0608041234{0:X2}{1:X2}")]
    public void A_choice_that_changes_between_parts_does_not_reach_the_rest(string header)
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Equal(2, rig.Send(Part(header, 3, 1)).Length);
        rig.Choose(World.Shut, Choice.Open);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        rig.Outlet.Take();
        var sent = rig.Send(Part(header, 3, 2));
        Assert.Equal("SIP/2.0 202 Accepted", sent[0].FirstLine);
        Assert.Equal([4, Sms.Reference, 1, 21], Sms.Body(sent[1]));
        Assert.Equal(2, rig.Send(Part(header, 3, 3)).Length);
        Assert.Single(rig.Records.All);
        Assert.Equal(1, Assert.Single(rig.Of("igw").EachVerdict()).Count);
        // The next text is judged by what the line chooses now.
        Assert.Single(rig.Send(Part(header, 4, 1)));
    }

    [Fact]
    public void Nor_one_that_shuts()
    {
        var rig = new GateRig();
        Assert.Single(rig.Send(Part("05000307{0:X2}{1:X2}", 2, 2)));
        rig.Choose(World.Shut, Choice.Shut);
        Assert.Single(rig.Send(Part("05000307{0:X2}{1:X2}", 2, 1)));
        Assert.Equal(2, rig.Send(Part("05000307{0:X2}{1:X2}", 2, 1, from: "+12025550999")).Length);
        Assert.Equal(2, rig.Send(Part("05000308{0:X2}{1:X2}", 2, 1)).Length);
        Assert.Single(rig.Send(Part("05000307{0:X2}{1:X2}", 2, 1, to: Sip.Undecided)));
    }

    [Fact]
    public void A_copy_of_a_part_is_a_copy_and_no_part()
    {
        var rig = new GateRig();
        rig.Choose(World.Shut, Choice.Shut);
        var first = rig.Send(Part("05000307{0:X2}{1:X2}", 2, 1));
        Assert.Equal([first[0]], rig.Send(Part("05000307{0:X2}{1:X2}", 2, 1)));
    }

    static string Part(string header, int total, int number, string from = Sip.Abroad, string to = Sip.Shut)
    {
        var octets = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, total, number);
        var name = $"{from[1..]}{to[1..]}{octets}";
        return Sms.Message(
            Sms.ToPhone(Sms.Deliver(from, "part", header: octets)), to, $"z9hG4bK{name}", $"{name}@ipsmgw");
    }
}
