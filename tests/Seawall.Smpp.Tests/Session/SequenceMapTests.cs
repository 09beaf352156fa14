using CsCheck;

namespace Seawall.Smpp.Tests.Session;

/// <summary>What is in flight: numbers, answers in any order, answers nobody asked for, and what is given up.</summary>
public sealed class SequenceMapTests
{
    [Fact]
    public void Numbers_begin_at_one_and_answers_come_in_any_order()
    {
        var map = new SequenceMap<int>(3);
        uint[] numbers = [.. Enumerable.Range(10, 3).Select(value => Add(map, value))];
        Assert.Equal([1u, 2u, 3u], numbers);
        Assert.False(map.HasRoom);
        Assert.False(map.TryAdd(CommandId.SubmitSm, 13, 0, out _));
        Assert.Equal(SmppRefusal.None, map.TryTake(2, CommandId.SubmitSmResp, out int value));
        Assert.Equal(11, value);
        Assert.Equal(4u, Add(map, 13));
        Assert.Equal(SmppRefusal.None, map.TryTake(4, CommandId.SubmitSmResp, out value));
        Assert.Equal(SmppRefusal.None, map.TryTake(1, CommandId.GenericNack, out value));
        Assert.Equal(10, value);
        Assert.Equal(1, map.Count);
    }

    [Fact]
    public void An_answer_that_answers_nothing_says_why()
    {
        var map = new SequenceMap<int>(4);
        Add(map, 1);
        Assert.Equal(SmppRefusal.ResponseMismatched, map.TryTake(1, CommandId.DeliverSmResp, out _));
        Assert.Equal(SmppRefusal.None, map.TryTake(1, CommandId.SubmitSmResp, out _));
        Assert.Equal(SmppRefusal.ResponseRepeated, map.TryTake(1, CommandId.SubmitSmResp, out _));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, map.TryTake(2, CommandId.SubmitSmResp, out _));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, map.TryTake(0, CommandId.GenericNack, out _));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, map.TryTake(0x8000_0001, CommandId.SubmitSmResp, out _));
        Assert.Equal(0, map.Count);
    }

    [Fact]
    public void What_is_old_is_given_up_in_order_and_a_late_answer_is_a_repeated_one()
    {
        var map = new SequenceMap<int>(4);
        map.TryAdd(CommandId.SubmitSm, 1, 100, out _);
        map.TryAdd(CommandId.DeliverSm, 2, 200, out _);
        map.TryAdd(CommandId.SubmitSm, 3, 300, out _);
        Assert.True(map.TryOldest(out long since));
        Assert.Equal(100, since);
        Assert.False(map.TryTakeSentBy(99, out _, out _, out _));
        Assert.True(map.TryTakeSentBy(200, out uint sequence, out CommandId request, out int value));
        Assert.Equal((1u, CommandId.SubmitSm, 1), (sequence, request, value));
        Assert.True(map.TryTakeSentBy(200, out sequence, out request, out value));
        Assert.Equal((2u, CommandId.DeliverSm, 2), (sequence, request, value));
        Assert.False(map.TryTakeSentBy(200, out _, out _, out _));
        Assert.Equal(SmppRefusal.ResponseRepeated, map.TryTake(1, CommandId.SubmitSmResp, out _));
        Assert.True(map.TryTakeOldest(out sequence, out _, out value));
        Assert.Equal((3u, 3), (sequence, value));
        Assert.False(map.TryTakeOldest(out _, out _, out _));
        Assert.False(map.TryOldest(out _));
    }

    [Fact]
    public void A_number_whose_place_is_taken_is_passed_over()
    {
        var map = new SequenceMap<int>(2);
        uint stuck = Add(map, 1);
        List<uint> numbers = [];
        for (int turn = 0; turn < 9; turn++)
        {
            uint number = Add(map, 2);
            numbers.Add(number);
            Assert.Equal(SmppRefusal.None, map.TryTake(number, CommandId.SubmitSmResp, out _));
        }

        Assert.Equal([2u, 3u, 4u, 6u, 7u, 8u, 10u, 11u, 12u], numbers);
        Assert.Equal(SmppRefusal.None, map.TryTake(stuck, CommandId.SubmitSmResp, out _));
    }

    [Fact]
    public void After_the_highest_number_comes_one()
    {
        var map = new SequenceMap<int>(2, SmppLimits.SequenceMax - 1);
        Assert.Equal(SmppRefusal.ResponseUnsolicited, map.TryTake(0x7FFF_FFFF, CommandId.SubmitSmResp, out _));
        Assert.Equal(0x7FFF_FFFFu, Add(map, 1));
        Assert.Equal(1u, Add(map, 2));
        Assert.Equal(SmppRefusal.ResponseUnsolicited, map.TryTake(0x7000_0000, CommandId.SubmitSmResp, out _));
        Assert.Equal(SmppRefusal.None, map.TryTake(1, CommandId.SubmitSmResp, out int value));
        Assert.Equal(2, value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(SmppLimits.WindowMax + 1)]
    public void A_window_has_its_limits(int window) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceMap<int>(window));

    [Fact]
    public void It_does_what_a_dictionary_and_a_list_would_do() =>
        Gen.Select(Gen.Int[1, 9], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 12]).Array[0, 200]).Sample((window, steps) =>
        {
            var map = new SequenceMap<int>(window);
            List<(uint Sequence, int Value, long Since)> model = [];
            uint last = 0;
            long now = 0;
            foreach ((int kind, int choice) in steps)
            {
                now++;
                switch (kind)
                {
                    case 0 or 1:
                        bool added = map.TryAdd(CommandId.SubmitSm, (int)now, now, out uint sequence);
                        Assert.Equal(model.Count < window, added);
                        if (added)
                        {
                            Assert.True(sequence > last);
                            last = sequence;
                            model.Add((sequence, (int)now, now));
                        }

                        break;
                    case 2 when model.Count > 0:
                        (uint asked, int value, _) = model[choice % model.Count];
                        Assert.Equal(SmppRefusal.None, map.TryTake(asked, CommandId.SubmitSmResp, out int taken));
                        Assert.Equal(value, taken);
                        model.RemoveAt(choice % model.Count);
                        break;
                    default:
                        bool old = model.Count > 0 && model[0].Since <= now - choice;
                        Assert.Equal(old, map.TryTakeSentBy(now - choice, out uint oldest, out _, out int given));
                        if (old)
                        {
                            Assert.Equal((model[0].Sequence, model[0].Value), (oldest, given));
                            model.RemoveAt(0);
                        }

                        break;
                }

                Assert.Equal(model.Count, map.Count);
            }
        });

    static uint Add(SequenceMap<int> map, int value)
    {
        Assert.True(map.TryAdd(CommandId.SubmitSm, value, 0, out uint sequence));
        return sequence;
    }
}
