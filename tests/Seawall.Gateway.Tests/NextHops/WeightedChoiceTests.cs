namespace Seawall.Gateway.Tests;

public sealed class WeightedChoiceTests
{
    static readonly (ulong Identity, int Weight)[] Three =
    [
        (WeightedChoice.Identity("core", "udp:192.0.2.1:5060"), 1),
        (WeightedChoice.Identity("core", "udp:192.0.2.2:5060"), 2),
        (WeightedChoice.Identity("core", "udp:192.0.2.3:5060"), 5),
    ];

    [Fact]
    public void Shares_follow_the_weights()
    {
        var counts = new int[3];
        var random = new Random(3);
        for (var turn = 0; turn < 80_000; turn++)
        {
            counts[Choose(Three, (ulong)random.NextInt64())]++;
        }
        Assert.InRange(counts[0], 9_500, 10_500);
        Assert.InRange(counts[1], 19_300, 20_700);
        Assert.InRange(counts[2], 49_000, 51_000);
    }

    [Fact]
    public void Only_the_calls_of_the_one_that_went_move()
    {
        var random = new Random(4);
        for (var turn = 0; turn < 10_000; turn++)
        {
            var key = (ulong)random.NextInt64();
            var before = Choose(Three, key);
            if (before != 2)
            {
                Assert.Equal(before, Choose(Three[..2], key));
            }
        }
    }

    [Fact]
    public void The_names_decide_and_not_where_one_ends() =>
        Assert.NotEqual(WeightedChoice.Identity("ab", "c"), WeightedChoice.Identity("a", "bc"));

    [Fact]
    public void Every_node_makes_the_same_choice_in_every_version()
    {
        // Golden: a change here sends the transactions in flight of a mixed cluster two ways.
        Assert.Equal(10020037797091365259UL, WeightedChoice.Identity("core", "udp:127.0.0.1:5070"));
        Assert.Equal([0, 2, 2, 2, 2, 2, 0, 1], Enumerable.Range(1, 8).Select(key => Choose(Three, (ulong)key)));
    }

    static int Choose((ulong Identity, int Weight)[] candidates, ulong key) =>
        Enumerable.Range(0, candidates.Length)
            .MaxBy(index => WeightedChoice.Score(key, candidates[index].Identity, candidates[index].Weight));
}
