using System.Globalization;
using System.Text.Json;
using Seawall.Screening;

namespace Seawall.Records;

/// <summary>
/// A record for people and documents: indexes resolved to the names of the settings it was made under, words in lower
/// case with underscores, as in metrics. Its properties are what a JSON document of it holds.
/// </summary>
public sealed record RecordView
{
    /// <summary>When the verdict was made, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Name of the trunk; <c>#7</c> where the log lost what index 7 means.</summary>
    public required string Trunk { get; init; }

    /// <summary><c>voice</c> or <c>sms</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The caller: <c>+</c> and digits, the bare digits of a short number, or empty.</summary>
    public required string Caller { get; init; }

    /// <summary>
    /// The sender of a text that is a name or a code, as it came, or empty; octets that are not printable ASCII as
    /// <c>\xHH</c>.
    /// </summary>
    public string Sender { get; init; } = "";

    /// <summary>
    /// What was read of the caller: <c>absent</c>, <c>e164</c>, <c>short</c>, <c>malformed</c>, <c>name</c>.
    /// </summary>
    public required string CallerForm { get; init; }

    /// <summary>The called number, like the caller.</summary>
    public required string Called { get; init; }

    /// <summary>What was read of the called number.</summary>
    public required string CalledForm { get; init; }

    /// <summary>The caller asked to be withheld.</summary>
    public required bool Withheld { get; init; }

    /// <summary>What kind of origin was concluded.</summary>
    public required string Origin { get; init; }

    /// <summary>Name of the zone, or empty.</summary>
    public required string Zone { get; init; }

    /// <summary>ISO 3166 letters of the country, or empty.</summary>
    public required string Country { get; init; }

    /// <summary>What the origin rests on.</summary>
    public required string Evidence { get; init; }

    /// <summary><c>pass</c> or <c>refuse</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>How it was refused: <c>none</c>, <c>answer</c>, <c>announce</c>.</summary>
    public required string Manner { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Id of the personal rule or of the campaign that decided, 0 for none.</summary>
    public required uint Rule { get; init; }

    /// <summary>
    /// Name of the campaign that decided, where whoever shows the record knows it; the log has its id alone.
    /// </summary>
    public string Campaign { get; init; } = "";

    /// <summary>The Call-ID; octets that are not printable ASCII as <c>\xHH</c>.</summary>
    public required string Correlation { get; init; }

    /// <summary>The settings generation the record was made under.</summary>
    public required uint Generation { get; init; }

    /// <summary>Resolves a record by the names of its generation, null where the log lost them.</summary>
    public static RecordView Of(
        in Record record,
        ReadOnlySpan<byte> correlation,
        RecordNames? names,
        ReadOnlySpan<byte> sender = default) => new()
    {
        Time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(record.UnixMilliseconds, EarliestMs, LatestMs)),
        Trunk = TrunkOf(record, names),
        Service = Word(record.Service),
        Caller = Number(record.Caller),
        Sender = CorrelationText.Of(sender),
        CallerForm = Word(record.Caller.Form),
        Called = Number(record.Called),
        CalledForm = Word(record.Called.Form),
        Withheld = record.Withheld,
        Origin = Word(record.Verdict.Origin.Kind),
        Zone = record.Verdict.Origin.Zone == Screening.Origin.NoZone
            ? ""
            : Name(names?.Zones ?? [], record.Verdict.Origin.Zone),
        Country = record.Verdict.Origin.Country == 0 ? "" : Name(names?.Countries ?? [], record.Verdict.Origin.Country),
        Evidence = Word(record.Verdict.Origin.Evidence),
        Outcome = Word(record.Verdict.Outcome),
        Manner = Word(record.Verdict.Manner),
        Reason = Word(record.Verdict.Reason),
        Rule = record.Verdict.Rule,
        Correlation = CorrelationText.Of(correlation),
        Generation = record.Generation,
    };

    internal static string TrunkOf(in Record record, RecordNames? names) => Name(names?.Trunks ?? [], record.Trunk);

    static readonly long EarliestMs = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    static readonly long LatestMs = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    static string Name(IReadOnlyList<string> names, int index) =>
        index < names.Count ? names[index] : string.Create(CultureInfo.InvariantCulture, $"#{index}");

    static string Number(NumberReading reading) => reading.Form switch
    {
        NumberForm.E164 => reading.Number.ToString(),
        _ when reading.Number.IsNone => "",
        _ => reading.Number.Value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The member's name in the words of metrics and documents; a number where a newer version wrote it.
    /// </summary>
    static string Word<T>(T value)
        where T : struct, Enum => Words<T>.All.TryGetValue(value, out var word)
            ? word
            : value.ToString("D");

    static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> All = Enum.GetValues<T>().ToDictionary(
            value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
