using System.Collections.Immutable;

namespace Seawall.Records;

/// <summary>
/// What the indexes in records mean under one settings generation: the names of trunks, zones and countries, each by
/// its index (for countries index 0 is none). Written into the log, so that a reader needs nothing else.
/// </summary>
/// <param name="Generation">The settings generation, as in <see cref="Screening.Record.Generation"/>.</param>
/// <param name="Trunks">Names of trunks in the settings' order.</param>
/// <param name="Zones">Names of zones in the settings' order.</param>
/// <param name="Countries">ISO 3166 letters of countries in the numbering plan's order.</param>
public sealed record RecordNames(
    uint Generation, ImmutableArray<string> Trunks, ImmutableArray<string> Zones, ImmutableArray<string> Countries);
