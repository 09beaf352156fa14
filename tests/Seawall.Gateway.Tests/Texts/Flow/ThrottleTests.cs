using Microsoft.Extensions.Time.Testing;

namespace Seawall.Gateway.Tests;

/// <summary>The rates of a trunk and of each bind; a text is never cut in the middle.</summary>
public sealed class ThrottleTests
{
    static readonly RateModel One = new(1, 1);
    static readonly RateModel Two = new(1, 2);

    [Fact]
    public async Task Beyond_its_burst_a_text_is_told_to_slow_down()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Rate = Two }, time: Still());
        using var hub = await rig.BindAsync();
        using var other = await rig.BindAsync();
        await ShutAsync(hub, 0x45);
        await ShutAsync(other, 0x45);
        await ShutAsync(hub, 0x58);
        await ShutAsync(other, 0x58);
        Assert.Equal(2, rig.Records.All.Count);
        Assert.Equal(2, rig.Gateway.Status().Texts!.Trunks[0].Limited);
        Assert.True(rig.Gateway.Status().Texts!.Trunks[0].RateUsed > 0.5);
        Assert.Equal(2, rig.Refused("over_rate"));
    }

    [Fact]
    public async Task Each_bind_has_a_burst_of_its_own()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { BindRate = Two }, time: Still());
        using var hub = await rig.BindAsync();
        using var other = await rig.BindAsync();
        foreach (var bind in new[] { hub, other })
        {
            await ShutAsync(bind, 0x45);
            await ShutAsync(bind, 0x45);
            await ShutAsync(bind, 0x58);
        }
    }

    [Fact]
    public async Task A_hub_that_delivers_too_fast_is_told_to_try_again()
    {
        using var hub = new FakeCentre();
        await using var rig = await TextRig.StartAsync(
            trunk => DirectionTests.Hub(trunk with { Rate = new RateModel(1, 1) }, hub), time: Still());
        using var delivering = await hub.AcceptAsync();
        await delivering.SendAsync(Pdu.Message(5, 1, TextRig.Shut), Pdu.Message(5, 2, TextRig.Shut));
        Assert.Equal([0x66u, 0x64], (await delivering.HearAsync(2)).Select(answer => answer.Status));
    }

    [Fact]
    public async Task Later_parts_of_a_text_are_never_held_up()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Rate = One }, time: Still());
        using var hub = await rig.BindAsync();
        byte[] Part(byte reference, byte number) => Pdu.Message(
            4, number, TextRig.Undecided, esm: 0x40, text: Pdu.Part8(reference, 5, number));
        await hub.SendAsync([.. Enumerable.Range(1, 5).Select(number => Part(1, (byte)number))]);
        Assert.Equal(5, (await rig.Centre.HearAsync(5)).Length);
        await hub.SendAsync(Part(2, 1));
        Assert.Equal(0x58u, (await hub.HearAsync()).Status);
    }

    [Fact]
    public async Task Receipts_are_not_held_up()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Rate = One }, time: Still());
        using var hub = await rig.BindAsync();
        await hub.SendAsync([.. Enumerable.Range(1, 5).Select(at => Pdu.Message(
            4, (uint)at, TextRig.Shut, esm: 0x08))]);
        Assert.Equal(5, (await rig.Centre.HearAsync(5)).Length);
    }

    [Fact]
    public async Task A_reload_changes_the_rate_and_forgives_nothing()
    {
        await using var rig = await TextRig.StartAsync(trunk => trunk with { Rate = Two }, time: Still());
        using var hub = await rig.BindAsync();
        await ShutAsync(hub, 0x45);
        await ShutAsync(hub, 0x45);
        Assert.Null(rig.Swap(model => model with
        {
            Trunks = [model.Trunks[0] with { Rate = new RateModel(1, 1) }],
        }));
        await ShutAsync(hub, 0x58);
        Assert.Null(rig.Swap(model => model with { Trunks = [model.Trunks[0] with { Rate = null }] }));
        await ShutAsync(hub, 0x45);
    }

    [Fact]
    public void A_rate_fills_again_with_time()
    {
        var rate = new KeptRate();
        var model = new RateModel(10, 2);
        Assert.True(rate.TryTake(null, 0));
        Assert.True(rate.TryTake(model, 0));
        Assert.True(rate.TryTake(model, 0));
        Assert.False(rate.TryTake(model, 0));
        Assert.Equal(1, rate.Used(model, 0));
        Assert.True(rate.TryTake(model, 100_000));
        Assert.False(rate.TryTake(model, 100_000));
        Assert.False(rate.TryTake(new RateModel(10, 1), 100_000));
        Assert.Equal(0, rate.Used(null, 0));
    }

    /// <summary>A clock that stands: nothing flows into a bucket.</summary>
    static FakeTimeProvider Still() => new(new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.Zero));

    static async Task ShutAsync(FakePeer hub, uint expected)
    {
        await hub.SendAsync(Pdu.Message(4, 1, TextRig.Shut));
        Assert.Equal(expected, (await hub.HearAsync()).Status);
    }
}
