using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What was refused to a line lately, for its digest.</summary>
public interface IRefusalList
{
    /// <summary>The latest since a moment, the newest first, at most so many.</summary>
    IReadOnlyList<RefusedOne> Lately(E164 line, DateTimeOffset since, int max);
}

/// <summary>One call or text that was refused.</summary>
/// <param name="Service">A call or a text.</param>
/// <param name="Caller">The number it came from; none where it had none, or hid it.</param>
/// <param name="Country">ISO 3166 letters of its country; empty where none is known.</param>
public readonly record struct RefusedOne(Service Service, E164 Caller, string Country);

/// <summary>Refused ones of one caller and service, as a digest names them.</summary>
/// <param name="Digit">What a reply lets through; 0 for what cannot be.</param>
/// <param name="Service">Calls or texts.</param>
/// <param name="Caller">The number; none where it is not known.</param>
/// <param name="From">The country; null where none is known.</param>
/// <param name="Times">How often.</param>
sealed record RefusedGroup(int Digit, Service Service, E164 Caller, Country? From, int Times)
{
    /// <summary>The country by name.</summary>
    public string Country(bool chinese) => From is { } from
        ? chinese ? from.NameChinese : from.NameEnglish
        : chinese ? "境外" : "abroad";

    /// <summary>The groups of a list, the most frequent first, at most as many as a digest names.</summary>
    public static RefusedGroup[] Of(IReadOnlyList<RefusedOne> all, NumberingPlan plan)
    {
        var digit = 0;
        return
        [
            .. all.GroupBy(one => (one.Service, one.Caller, one.Country)).OrderByDescending(group => group.Count())
                .Take(RegisterLimits.DigestCallersMax)
                .Select(group => new RefusedGroup(
                    group.Key.Caller.IsNone ? 0 : ++digit, group.Key.Service, group.Key.Caller,
                    plan.TryCountry(group.Key.Country, out var country) ? plan.CountryAt(country) : null,
                    group.Count())),
        ];
    }
}
