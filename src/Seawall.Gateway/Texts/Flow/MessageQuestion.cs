using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>From what a text says to the question that is judged: who sends it, and for which line it is.</summary>
internal static class MessageQuestion
{
    /// <summary>The question for one destination.</summary>
    /// <param name="source">Who sends it.</param>
    /// <param name="called">The line it is for, as <see cref="Called"/> reads it.</param>
    /// <param name="trunk">Where it came in.</param>
    /// <param name="now">Seconds since 1970, UTC.</param>
    public static ScreeningQuery Of(
        scoped SmppAddress source, NumberReading called, TrunkScreening trunk, long now)
    {
        var sender = SenderAddress.Read(trunk.Dial, (byte)source.Ton, source.Text);
        return new ScreeningQuery
        {
            Service = Service.Sms,
            Trunk = trunk,
            Caller = new CallerFacts { Number = sender },
            Registered = trunk.Registered.Find(source.Text, sender),
            Called = called,
            NowUnixSeconds = now,
        };
    }

    /// <summary>
    /// The line a text is for: an international number with or without its plus, a national one without its prefix, any
    /// other as the trunk's dial rules read what is dialled. No line has a name.
    /// </summary>
    public static NumberReading Called(scoped SmppAddress destination, DialRules dial) =>
        SenderAddress.Read(dial, (byte)destination.Ton, destination.Text) is { Form: not NumberForm.Name } number
            ? number
            : new NumberReading(NumberForm.Malformed, default);
}
