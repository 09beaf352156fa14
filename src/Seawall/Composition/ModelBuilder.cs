using System.Collections.Immutable;
using Seawall.Gateway;
using Seawall.Numbering;
using Seawall.Records;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>
/// Makes models of settings. What only the numbering plan can tell to be wrong is a mistake of the file as well.
/// </summary>
internal static class ModelBuilder
{
    /// <summary>Null where there are mistakes.</summary>
    public static SettingsModels? Build(
        SettingsConfig settings, NumberingBook numbering, ImmutableArray<byte> hashKey, uint generation,
        Mistakes mistakes)
    {
        var before = mistakes.Count;
        CheckFiles(settings.Sip?.Tls, "sip.tls", mistakes);
        CheckFiles(settings.Smpp?.Tls, "smpp.tls", mistakes);
        ChoicesModels.Check(settings, numbering, mistakes);
        var screening = BuildScreening(settings, numbering, mistakes);
        if (screening is null || mistakes.Count != before)
        {
            return null;
        }

        var gateway = GatewayModels.Of(settings, screening, hashKey, generation, mistakes);
        if (mistakes.Count != before)
        {
            return null;
        }

        if (gateway is not null && ModelFaults.Of(gateway) is [_, ..] faults)
        {
            // The last word of the data plane; the checks of the settings say nearly all of it earlier, and where.
            foreach (var fault in faults)
            {
                mistakes.Add(
                    settings.Sip?.At ?? settings.Smpp!.At, settings.Sip is null ? "smpp" : "sip", fault);
            }

            return null;
        }

        var register = BuildRegister(settings, screening);
        return new SettingsModels(
            generation, settings, numbering, screening, gateway, register,
            ChoicesModels.Keywords(settings, register, numbering), ChoicesModels.Outlet(settings),
            Names(gateway, screening, generation));
    }

    private static void CheckFiles(TlsConfig? tls, string section, Mistakes mistakes)
    {
        Check(tls?.Certificate, $"{section}.certificate");
        Check(tls?.Key, $"{section}.key");
        Check(tls?.Authorities, $"{section}.authorities");

        void Check(Placed<string>? file, string key)
        {
            if (file is { } given && !File.Exists(given.Value))
            {
                mistakes.Add(given.At, key, $"there is no file {given.Value}");
            }
        }
    }

    private static ScreeningModel? BuildScreening(SettingsConfig settings, NumberingBook numbering, Mistakes mistakes)
    {
        var home = settings.Home;
        var operators = Indexes(
            home.Operators, numbering.TryOperator, numbering.Plan.Operators, "home.operators", mistakes);
        var regions = Indexes(home.Regions, numbering.TryRegion, numbering.Plan.Regions, "home.regions", mistakes);
        var zones = ZoneTable.TryCreate(
            [.. settings.Zones.Select(zone => new Screening.ZoneConfig(
                zone.Name.Value, [.. zone.Countries.Select(country => country.Value)]))],
            numbering.Plan,
            out var problem,
            out var at);
        if (zones is null)
        {
            var place = at < 0 ? Position.Start
                : settings.Zones[at].Countries is [var first, ..] ? first.At : settings.Zones[at].Name.At;
            mistakes.Add(place, "zones.countries", problem);
            return null;
        }

        return new ScreeningModel
        {
            Plan = numbering.Plan,
            Zones = zones,
            Lines = new HomeLines(numbering.Plan, operators, regions),
            ShortCodes = ShortCodes.TryCreate([.. home.ShortCodes.Select(code => code.Value)], out _)!,
            RegisteredPass = settings.Smpp?.RegisteredSenders ?? SenderPurpose.None,
        };
    }

    private delegate bool TryFind(string name, out ushort index);

    private static ImmutableArray<ushort> Indexes(
        ImmutableArray<Placed<string>> names, TryFind find, ImmutableArray<string> known, string key, Mistakes mistakes)
    {
        var indexes = ImmutableArray.CreateBuilder<ushort>(names.Length);
        foreach (var (name, at) in names)
        {
            if (find(name, out var index))
            {
                indexes.Add(index);
                continue;
            }

            var words = known.Where(word => word.Length > 0).Order(StringComparer.Ordinal).ToArray();
            var hint = Nearest.To(name, words) is { } near ? $"did you mean \"{near}\"?"
                : words.Length == 0 ? "the plan of this home country has none"
                : $"expected {Expect.Sentence([.. words.Select(word => $"\"{word}\"")])}";
            mistakes.Add(at, key, $"the numbering plan has no \"{name}\"; {hint}");
        }

        return indexes.DrainToImmutable();
    }

    private static RegisterModel BuildRegister(SettingsConfig settings, ScreeningModel screening) => new()
    {
        Dial = new DialRules { InternationalPrefixes = ["00"], HomeCountryCode = settings.Home.CountryCode.Value },
        Plan = screening.Plan,
        Zones = screening.Zones,
        Lines = screening.Lines,
        CoachedWindow = settings.Choices?.CoachedWindow ?? TimeSpan.Zero,
        KeepPersonalFor = settings.Data.KeepPersonalFor,
        TimeZone = settings.Home.TimeZone,
    };

    /// <summary>Trunks of calls come first, those of texts after them, as their indexes count.</summary>
    private static RecordNames Names(GatewayModel? gateway, ScreeningModel screening, uint generation) =>
        new(
        generation,
        [
            .. (gateway?.Trunks ?? []).Select(trunk => trunk.Name),
            .. (gateway?.Smpp?.Trunks ?? []).Select(trunk => trunk.Name),
        ],
        screening.Zones.Names,
        [.. screening.Plan.Countries.Select(country => country.Iso2)]);
}
