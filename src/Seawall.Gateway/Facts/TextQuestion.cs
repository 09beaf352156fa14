using Seawall.Screening;
using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// From a text over IP to the question that is judged, by the rules of all texts: its sender stands in it (TP-OA).
/// </summary>
internal static class TextQuestion
{
    /// <summary>
    /// The question. The identity, privacy and diversions of the MESSAGE are those of the gateway that sent it, and say
    /// nothing of the text.
    /// </summary>
    /// <param name="facts">What the MESSAGE says beside its sender.</param>
    /// <param name="carried">The text.</param>
    /// <param name="trunk">Where it came in.</param>
    /// <param name="called">The line it is for.</param>
    /// <param name="now">Seconds since 1970, UTC.</param>
    /// <param name="scratch">At least <see cref="TpAddress.CharactersMax"/> octets.</param>
    public static ScreeningQuery Of(
        scoped in IdentityFacts facts, scoped in CarriedText carried, TrunkScreening trunk, NumberReading called,
        long now, Span<byte> scratch) =>
        MessageQuestion.Of(carried.Sender.Read(scratch), called, trunk, now) with
        {
            EmergencyCallback = facts.EmergencyCallback || facts.ResourcePriority != ResourceNamespaces.None,
        };
}
