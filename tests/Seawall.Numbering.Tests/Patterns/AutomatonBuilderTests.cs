using Seawall.Numbering.Patterns;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Patterns;

/// <summary>Equal states are one, and the finished automaton begins where it says.</summary>
public sealed class AutomatonBuilderTests
{
    [Fact]
    public void Equal_states_are_one()
    {
        var builder = new AutomatonBuilder();
        var end = builder.Sink(5);
        Assert.Equal(end, builder.Sink(5));
        var one = builder.State(0, [end, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(one, builder.State(0, [end, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.NotEqual(one, builder.State(1, [end, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.NotEqual(one, builder.State(0, [0, 0, 0, 0, 0, 0, 0, 0, 0, end]));
        Assert.NotEqual(one, builder.State(0, [0, end, 0, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void A_state_that_only_repeats_its_end_is_that_end()
    {
        var builder = new AutomatonBuilder();
        var end = builder.Sink(5);
        Assert.Equal(end, builder.State(5, [end, end, end, end, end, end, end, end, end, end]));
    }

    [Fact]
    public void The_finished_automaton_holds_only_states_in_use()
    {
        var builder = new AutomatonBuilder();
        builder.Sink(9);
        var end = builder.Sink(5);
        var seven = builder.State(2, [0, 0, 0, 0, 0, 0, 0, end, 0, 0]);
        var start = builder.State(0, [0, 0, 0, 0, seven, 0, 0, 0, 0, 0]);
        var automaton = builder.Build(start);
        Assert.Equal(4, automaton.States);
        Assert.Equal(0u, automaton.Whole(new E164(7)));
        Assert.Equal(2u, automaton.Whole(new E164(4)));
        Assert.Equal(5u, automaton.Whole(new E164(47)));
        Assert.Equal(5u, automaton.Whole(new E164(478)));
        Assert.Equal(0u, automaton.Whole(new E164(46)));
    }

    [Fact]
    public void The_plan_is_small()
    {
        var plan = Plans.China.Plan;
        Assert.InRange(plan.Numbers.Bytes, 1, 1_000_000);
        Assert.InRange(plan.HomePrefixes.Bytes, 1, 500_000);
    }
}
