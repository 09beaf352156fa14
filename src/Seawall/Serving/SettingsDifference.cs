using System.Collections.Immutable;
using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>What a reload changed, in a few words for whoever asked for it.</summary>
internal static class SettingsDifference
{
    /// <summary>
    /// One line for each thing that was added, removed or changed; one that says so where nothing was.
    /// </summary>
    public static ImmutableArray<string> Describe(SettingsConfig old, SettingsConfig now)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        Named(lines, "zone", old.Zones.ToDictionary(zone => zone.Name.Value, Form),
            now.Zones.ToDictionary(zone => zone.Name.Value, Form));
        Named(
            lines, "trunk",
            (old.Sip?.Trunks ?? []).ToDictionary(trunk => trunk.Name.Value, trunk => Form(trunk)),
            (now.Sip?.Trunks ?? []).ToDictionary(trunk => trunk.Name.Value, trunk => Form(trunk)));
        Named(
            lines, "trunk",
            (old.Smpp?.Trunks ?? []).ToDictionary(trunk => trunk.Name.Value, SmppDifference.Form),
            (now.Smpp?.Trunks ?? []).ToDictionary(trunk => trunk.Name.Value, SmppDifference.Form));
        Named(
            lines, "next hop",
            (old.Sip?.NextHops ?? []).ToDictionary(group => group.Name.Value, group => Form(group)),
            (now.Sip?.NextHops ?? []).ToDictionary(group => group.Name.Value, group => Form(group)));
        Named(
            lines, "next hop",
            (old.Smpp?.NextHops ?? []).ToDictionary(group => group.Name.Value, SmppDifference.Form),
            (now.Smpp?.NextHops ?? []).ToDictionary(group => group.Name.Value, SmppDifference.Form));
        Named(
            lines, "registered sender", SmppDifference.Senders(old), SmppDifference.Senders(now));
        Named(
            lines, "exemption",
            old.Exempt.ToDictionary(one => $"{one.Trunk.Value} #{Order(old, one)}", Form),
            now.Exempt.ToDictionary(one => $"{one.Trunk.Value} #{Order(now, one)}", Form));
        if (Form(old.Home) != Form(now.Home))
        {
            lines.Add("home changed");
        }

        if (old.Data.KeepPersonalFor != now.Data.KeepPersonalFor)
        {
            lines.Add("data changed");
        }

        if (SmppDifference.Rest(old.Smpp) != SmppDifference.Rest(now.Smpp))
        {
            lines.Add("smpp changed");
        }

        if (ChoicesDifference.Form(old.Choices) != ChoicesDifference.Form(now.Choices))
        {
            lines.Add("choices changed");
        }

        if (lines.Count == 0)
        {
            lines.Add("nothing changed");
        }

        return lines.ToImmutable();
    }

    private static int Order(SettingsConfig settings, ExemptConfig exempt) => settings.Exempt.IndexOf(exempt) + 1;

    private static void Named(
        ImmutableArray<string>.Builder lines, string what, Dictionary<string, string> old, Dictionary<string,
        string> now)
    {
        foreach (var name in now.Keys.Except(old.Keys))
        {
            lines.Add($"{what} {name} added");
        }

        foreach (var name in old.Keys.Except(now.Keys))
        {
            lines.Add($"{what} {name} removed");
        }

        foreach (var name in now.Keys.Intersect(old.Keys).Where(name => now[name] != old[name]))
        {
            lines.Add($"{what} {name} changed");
        }
    }

    private static string Form(ZoneConfig zone) => string.Join(' ', zone.Countries.Select(country => country.Value));

    private static string Form(HomeConfig home) => string.Join(
        '|', [home.CountryCode.Value, home.TimeZone.Id, .. home.Operators.Select(one => one.Value), "/",
            .. home.Regions.Select(one => one.Value), "/", .. home.ShortCodes.Select(one => one.Value)]);

    private static string Form(ExemptConfig exempt) => $"{exempt.Number.Value} {exempt.Note}";

    private static string Form(NextHopConfig group) => string.Join(
        '|',
        [
            .. group.Targets.Select(
                target => $"{target.Address.Value} {target.Priority} {target.Weight} {target.ServerName}"),
            group.Probe is { } probe ? $"{probe with { DownCodes = [] }} {string.Join(',', probe.DownCodes)}" : "",
            $"{group.AllDown} {group.From?.Value}",
        ]);

    private static string Form(TrunkConfig trunk) => string.Join(
        '|',
        [
            $"{trunk.Class} {trunk.Mode.Value} {trunk.NextHop?.Value} {trunk.Identity} {trunk.Trusted} {trunk.Spoofed}",
            $"{trunk.HomeNumberFromAbroad.Value} {trunk.Rate} {trunk.InDialog} {trunk.MtuRule} {trunk.RecordRoute}",
            $"{trunk.Refuse.Answer} {trunk.Refuse.Announcement?.Host.Value} {trunk.Refuse.Announcement?.Play.Value}",
            $"{trunk.Refuse.Announcement?.NextHop.Value} {trunk.Refuse.Announcement?.Always} {trunk.Dial.National}",
            $"{trunk.Texts.Cause} {trunk.Texts.ReportsTo?.Value} {trunk.Texts.NetworkMessages}",
            string.Join(' ', trunk.Dial.International), string.Join(' ', trunk.Dial.Contexts),
            string.Join(' ', trunk.Sources.Select(one => one.Value)),
            string.Join(' ', trunk.TlsNames.Select(one => one.Value)),
            string.Join(' ', trunk.Listeners.Select(one => one.Value)),
        ]);
}
