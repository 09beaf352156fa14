using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The words a book is made with: zones at their index in the settings, countries at their index in the plan. A book,
/// and a snapshot of it, is of use only where they are the same.
/// </summary>
sealed class BookWords
{
    BookWords(RegisterModel model)
    {
        Words = new LineWords(model, [.. model.Zones.Names.Select((name, zone) => new StoredZone((byte)zone, name))]);
        Countries = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(
            string.Join('\n', model.Plan.Countries.Select(country => country.Iso2))));
    }

    /// <summary>Stored zones that stand at their index in the settings.</summary>
    public LineWords Words { get; }

    public ImmutableArray<string> Zones => Words.Model.Zones.Names;

    /// <summary>A fingerprint of the plan's table of countries.</summary>
    public ulong Countries { get; }

    public static BookWords Of(RegisterModel model) => new(model);

    /// <summary>Whether a book made with these serves with the other's.</summary>
    public bool IsSameAs(BookWords other) => Countries == other.Countries && Zones.SequenceEqual(other.Zones);

    /// <summary>The state of a line in the book as a stored one; its last entry is not known.</summary>
    public StoredLine ToStored(in LineState state) => new(state.Number, ToChoices(state), 0);

    LineChoices ToChoices(in LineState state)
    {
        var detail = state.Detail is { IsEmpty: false } given
            ? new StoredDetail(
                [.. given.Pauses.Select(pause => new StoredPause(pause.Service, pause.Zone, pause.UntilUnixSeconds))],
                [.. given.Rules.Select(ToStored)])
            : null;
        return new LineChoices(state.Choices.Value & 0xFFFF, state.Choices.Value >> 16, detail);
    }

    StoredRule ToStored(PersonalRule rule)
    {
        // Index 0, of rules that are not on a country, has no letters.
        LineForm.TryCountry(Words.Model.Plan.CountryAt(rule.Country).Iso2, out var country);
        return new StoredRule(
            rule.Id, rule.Pass, (byte)rule.Services, rule.Number, country, rule.Registered);
    }
}
