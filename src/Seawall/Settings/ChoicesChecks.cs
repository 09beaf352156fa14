using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Settings;

/// <summary>The part of <see cref="CrossChecks"/> about texts to numbers of ours.</summary>
internal static class ChoicesChecks
{
    /// <summary>Notes every contradiction.</summary>
    public static void Run(SettingsConfig settings, Mistakes mistakes)
    {
        if (settings.Choices is not { } choices)
        {
            return;
        }

        CrossChecks.Unique(choices.ServiceNumbers, "choices.service_numbers", mistakes);
        CrossChecks.Unique(choices.UssdCodes, "choices.ussd_codes", mistakes);
        CheckWays(settings, choices, mistakes);
        CheckKeywords(settings, choices, mistakes);
    }

    /// <summary>Trunks whose texts to our numbers count.</summary>
    public static IEnumerable<string> Trunks(SettingsConfig settings) => Of(
        settings, (settings.Smpp?.Trunks ?? []).Where(trunk => trunk.Class != TrunkClass.International)
            .Select(trunk => trunk.Name.Value));

    /// <summary>Next hops whose deliveries to our numbers count.</summary>
    public static IEnumerable<string> NextHops(SettingsConfig settings) =>
        Of(settings, (settings.Smpp?.NextHops ?? []).Select(group => group.Name.Value));

    private static IEnumerable<string> Of(SettingsConfig settings, IEnumerable<string> all) =>
        settings.Choices is { Trusted: [_, ..] trusted }
            ? all.Where(name => trusted.Any(one => one.Value == name)) : all;

    private static void CheckWays(SettingsConfig settings, ChoicesConfig choices, Mistakes mistakes)
    {
        string[] trunks = [.. (settings.Smpp?.Trunks ?? []).Select(trunk => trunk.Name.Value).OfType<string>()];
        string[] groups = [.. (settings.Smpp?.NextHops ?? []).Select(group => group.Name.Value).OfType<string>()];
        if (settings.Smpp is null && !choices.ServiceNumbers.IsEmpty)
        {
            mistakes.Add(
                choices.ServiceNumbers[0].At, "choices.service_numbers", "needs texts: the section [smpp] is missing");
        }

        if (choices.NextHop is { } hop)
        {
            CrossChecks.Exists(hop, groups, "choices.next_hop", "next hop of texts", mistakes);
            if (choices.Sender is null && choices.ServiceNumbers.IsEmpty)
            {
                mistakes.Add(choices.At, "choices.sender", "is missing; expected who our texts are from");
            }
        }

        foreach (var trusted in choices.Trusted)
        {
            CrossChecks.Exists(
                trusted, [.. trunks, .. groups], "choices.trusted", "trunk or next hop of texts", mistakes);
        }

        foreach (var trunk in (settings.Smpp?.Trunks ?? []).Where(trunk => trunk.Class == TrunkClass.International))
        {
            if (choices.Trusted.FirstOrDefault(one => one.Value == trunk.Name.Value) is { Value: { } name } wrong)
            {
                mistakes.Add(
                    wrong.At, "choices.trusted",
                    $"\"{name}\" is international: anybody abroad could write there in anybody's name");
            }
        }
    }

    private static void CheckKeywords(SettingsConfig settings, ChoicesConfig choices, Mistakes mistakes)
    {
        string[] zones = [.. settings.Zones.Select(zone => zone.Name.Value).OfType<string>(), "all"];
        foreach (var (keyword, file, at) in choices.Keywords)
        {
            foreach (var zone in keyword.Zones.Where(zone => !zones.Contains(zone)))
            {
                mistakes.Add(file, at, "keywords.zones", $"there is no zone \"{zone}\" in {settings.File}");
            }

            if (!keyword.Numbers.IsEmpty
                && !keyword.Numbers.Any(number => choices.ServiceNumbers.Any(ours => ours.Value == number)))
            {
                mistakes.Add(
                    file, at, "numbers",
                    $"{string.Join(", ", keyword.Numbers)}: not one of them stands in choices.service_numbers");
            }
        }

        if (mistakes.Count == 0
            && KeywordTable.TryCreate([.. choices.Keywords.Select(one => one.Keyword)], out var problem, out var index)
                is null)
        {
            var one = choices.Keywords[index];
            mistakes.Add(one.File, one.At, "keywords.words", problem);
        }
    }
}
