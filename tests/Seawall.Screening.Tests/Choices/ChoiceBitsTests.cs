using CsCheck;
using Xunit;

namespace Seawall.Screening.Tests;

public sealed class ChoiceBitsTests
{
    static readonly Gen<(Service Service, int Zone, Choice Choice)> Slot = Gen.Select(
        Gen.OneOf(Service.Voice, Service.Sms), Gen.Int[0, 7], Gen.Enum<Choice>());

    [Fact]
    public void Each_slot_holds_what_was_last_put_in_it() => Slot.Array[0, 40].Sample(slots =>
    {
        var bits = default(ChoiceBits);
        var twin = new Dictionary<(Service, int), Choice>();
        foreach ((Service service, int zone, Choice choice) in slots)
        {
            bits = bits.With(service, zone, choice);
            twin[(service, zone)] = choice;
        }

        foreach (Service service in (Service[])[Service.Voice, Service.Sms])
        {
            for (int zone = 0; zone < 8; zone++)
            {
                Assert.Equal(twin.GetValueOrDefault((service, zone)), bits.Get(service, zone));
            }
        }

        Assert.Equal(twin.Values.All(choice => choice == Choice.Undecided), bits.IsUndecided);
    });

    [Fact]
    public void There_is_nothing_outside_the_table()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ChoiceBits).Get(Service.Voice, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ChoiceBits).Get(Service.Voice, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ChoiceBits).Get(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ChoiceBits).Get((Service)3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => default(ChoiceBits).With(Service.Voice, 0, (Choice)3));
    }
}
