using CsCheck;

namespace Seawall.Gateway.Tests;

public sealed class TransactionMemoryTests
{
    static readonly Pinned Forwarded = new(Decision.Forward, 2, 1234);

    [Fact]
    public void What_was_held_is_found_with_every_part()
    {
        var memory = new TransactionMemory(1);
        Gen.Select(Gen.ULong, Gen.Long[0, long.MaxValue / 2], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[0, 2047])
            .Sample((key, second, decision, generation, target) =>
            {
                var pinned = new Pinned((Decision)decision, (byte)generation, (ushort)target);
                memory.Hold(key, second, pinned, evict: true);
                return memory.TryFind(key, second + 32, anyAge: false, out var found) && found == pinned;
            }, threads: 1);
    }

    [Fact]
    public void A_transaction_ends_after_32_seconds_but_its_cancel_is_still_led_the_same_way()
    {
        var memory = new TransactionMemory(1);
        memory.Hold(77, 1_000, Forwarded, evict: true);
        Assert.True(memory.TryFind(77, 1_032, anyAge: false, out _));
        Assert.False(memory.TryFind(77, 1_033, anyAge: false, out _));
        Assert.True(memory.TryFind(77, 1_200, anyAge: true, out var late));
        Assert.Equal(Forwarded, late);
    }

    [Fact]
    public void Another_key_of_the_same_bucket_is_not_found()
    {
        var memory = new TransactionMemory(1);
        memory.Hold(5, 10, Forwarded, evict: true);
        Assert.False(memory.TryFind(5 | (1UL << 63), 10, anyAge: true, out _));
        Assert.False(memory.TryFind(0, 10, anyAge: true, out _));
    }

    [Fact]
    public void A_full_bucket_gives_up_its_oldest_entry()
    {
        var memory = new TransactionMemory(1);
        for (var way = 0; way < 8; way++)
        {
            memory.Hold(Key(way), 100 + way, Forwarded, evict: true);
        }
        memory.Hold(Key(8), 110, Forwarded, evict: true);
        Assert.False(memory.TryFind(Key(0), 110, anyAge: false, out _));
        for (var way = 1; way <= 8; way++)
        {
            Assert.True(memory.TryFind(Key(way), 110, anyAge: false, out _));
        }
    }

    [Fact]
    public void An_overload_pushes_nothing_out()
    {
        var memory = new TransactionMemory(1);
        for (var way = 0; way < 8; way++)
        {
            memory.Hold(Key(way), 100, Forwarded, evict: true);
        }
        memory.Hold(Key(8), 110, new Pinned(Decision.Unavailable, 0, 0), evict: false);
        Assert.False(memory.TryFind(Key(8), 110, anyAge: false, out _));
        Assert.True(memory.TryFind(Key(0), 110, anyAge: false, out _));
        memory.Hold(Key(8), 133, new Pinned(Decision.Unavailable, 0, 0), evict: false);
        Assert.True(memory.TryFind(Key(8), 133, anyAge: false, out _));
    }

    [Fact]
    public void Holding_a_key_again_takes_its_own_place()
    {
        var memory = new TransactionMemory(1);
        for (var way = 0; way < 8; way++)
        {
            memory.Hold(Key(way), 100, Forwarded, evict: true);
        }
        var other = new Pinned(Decision.Refuse, 1, 0);
        memory.Hold(Key(3), 105, other, evict: false);
        Assert.True(memory.TryFind(Key(3), 105, anyAge: false, out var found));
        Assert.Equal(other, found);
        Assert.True(memory.TryFind(Key(0), 105, anyAge: false, out _));
    }

    [Theory]
    [InlineData(0, 1 << 16)]
    [InlineData(160_000, 1 << 19)]
    [InlineData(long.MaxValue / 8, 1 << 22)]
    public void Its_size_follows_the_rates_within_bounds(long transactions, int entries) =>
        Assert.Equal(entries, new TransactionMemory(transactions).Capacity);

    [Fact]
    public void In_flight_transactions_of_the_size_asked_for_are_nearly_all_kept()
    {
        var memory = new TransactionMemory(60_000);
        var random = new Random(7);
        var keys = new ulong[60_000];
        for (var index = 0; index < keys.Length; index++)
        {
            keys[index] = (ulong)random.NextInt64() << 1 ^ (ulong)random.NextInt64();
            memory.Hold(keys[index], index / 2_000, Forwarded, evict: true);
        }
        var lost = keys.Count(key => !memory.TryFind(key, 30, anyAge: false, out _));
        Assert.InRange(lost, 0, 600);
    }

    /// <summary>Keys of one bucket: only the tag differs.</summary>
    static ulong Key(int way) => 9 | ((ulong)(way + 1) << 40);
}
