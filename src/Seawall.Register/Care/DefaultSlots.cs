using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The services and stored zones that campaigns shut for a line where it is undecided; of each slot the low bit of its
/// two. Who opens one of them opens what was shut.
/// </summary>
readonly record struct DefaultSlots(ulong Voice, ulong Sms)
{
    const ulong LowBits = 0x5555_5555_5555_5555;

    /// <summary>By what is in force at a time.</summary>
    public static DefaultSlots Of(ChoiceBook book, LineWords words, E164 line, long nowUnixSeconds) =>
        book.Campaigns.IsNone
            ? default
            : new DefaultSlots(
                Of(book, words, line, Service.Voice, nowUnixSeconds),
                Of(book, words, line, Service.Sms, nowUnixSeconds));

    static ulong Of(
        ChoiceBook book, LineWords words, E164 line, Service service, long nowUnixSeconds)
    {
        uint zones = 0;
        for (byte zone = 0; zone < words.Model.Zones.Names.Length; zone++)
        {
            var shuts = words.PlaceOf(zone) != Origin.NoZone
                && CampaignRule.Judge(book, line, service, zone, nowUnixSeconds).Shuts;
            zones |= shuts ? 1u << zone : 0;
        }
        return words.Spread(zones);
    }

    /// <summary>The choices with what is shut by default as if the line had shut it.</summary>
    public LineChoices Shown(in LineChoices choices) => choices with
    {
        Voice = choices.Voice | (Undecided(choices.Voice) & Voice) << 1,
        Sms = choices.Sms | (Undecided(choices.Sms) & Sms) << 1,
    };

    static ulong Undecided(ulong bits) => ~(bits | bits >> 1) & LowBits;
}
