using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Whether the terms of a campaign can be run by the settings in force. A refusal names the key of the campaign's file.
/// Pure.
/// </summary>
static class CampaignReader
{
    const int YearFirst = 2000;
    const int YearLast = 2100;

    /// <summary>The terms as they are to be stored, or the first thing that is wrong with them.</summary>
    public static Reading<Campaign> Read(Campaign terms, RegisterModel model) =>
        (Named(terms) ?? Where(terms, model) ?? When(terms) ?? NoticeReader.Mistake(terms.Notice) ?? Parts(terms))
        is { } error
            ? error
            : terms;

    /// <summary>A campaign's name, however it came.</summary>
    public static FieldError? Name(string name) =>
        name.Length is 0 or > RegisterLimits.CampaignNameMax
        || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)
            || character == '-')
            ? new FieldError("name",
                $"expected at most {RegisterLimits.CampaignNameMax} small letters, digits and hyphens, found "
                + $"'{FieldReader.Shown(name)}'")
            : null;

    static FieldError? Named(Campaign terms) =>
        Name(terms.Name)
        ?? Text("title", terms.Title.Chinese, RegisterLimits.TextBytesMax)
        ?? Text("title", terms.Title.English, RegisterLimits.TextBytesMax)
        ?? Text("basis", terms.Basis, RegisterLimits.NoteBytesMax)
        ?? Unless(terms.Sources.Length <= RegisterLimits.CampaignSourcesMax, "sources",
            $"expected at most {RegisterLimits.CampaignSourcesMax}")
        ?? terms.Sources.Select(source => Text("sources", source, RegisterLimits.NoteBytesMax))
            .FirstOrDefault(error => error is not null);

    static FieldError? Where(Campaign terms, RegisterModel model) =>
        Known("operators", terms.Operators, model.Plan.Operators[1..])
        ?? Known("regions", terms.Regions, model.Plan.Regions[1..])
        ?? Unless(terms.Services is > ServiceMask.None and <= ServiceMask.All, "service",
            "expected voice, sms or all")
        ?? Unless(!terms.Zones.IsEmpty, "zones", "expected at least one zone of the settings")
        ?? Known("zones", terms.Zones, model.Zones.Names)
        ?? Unless(Enum.IsDefined(terms.Default), "default", "expected shut or none");

    static FieldError? When(Campaign terms) =>
        terms.Effect.Year is < YearFirst or > YearLast
            ? new FieldError("effect", $"expected a time from {YearFirst} to {YearLast}")
        : !TimeZoneInfo.TryFindSystemTimeZoneById(terms.TimeZone, out _)
            ? new FieldError("time_zone", $"no time zone has the name '{FieldReader.Shown(terms.TimeZone)}'")
        : null;

    static FieldError? Parts(Campaign terms)
    {
        if (terms.Waves.Length is 0 or > RegisterLimits.WavesMax)
        {
            return new FieldError("waves", $"expected 1 to {RegisterLimits.WavesMax}");
        }
        foreach (var wave in terms.Waves)
        {
            if (Text("waves.name", wave.Name, RegisterLimits.CampaignNameMax) is { } error)
            {
                return error;
            }
            if (wave.Percent is < 1 or > 100)
            {
                return new FieldError("waves.percent", string.Create(CultureInfo.InvariantCulture,
                    $"expected 1 to 100, found {wave.Percent}"));
            }
            if (Twice(wave.Districts) is { } district)
            {
                return new FieldError("waves.districts", $"'{FieldReader.Shown(district)}' is there twice");
            }
        }
        return Twice([.. terms.Waves.Select(wave => wave.Name)]) is { } name
                ? new FieldError("waves.name", $"'{FieldReader.Shown(name)}' is there twice")
            : terms.Waves[^1] is not { Percent: 100, Districts.IsEmpty: true }
                ? new FieldError("waves", "the last wave takes all: expected it without districts and percent")
            : Brakes(terms.Brakes);
    }

    static FieldError? Brakes(Brakes brakes)
    {
        foreach (var (key, share) in ((string, double?)[])
            [("resumptions", brakes.Resumptions), ("complaints", brakes.Complaints), ("unreached", brakes.Unreached)])
        {
            if (share is { } percent && percent is not (> 0 and <= 100))
            {
                return new FieldError($"brakes.{key}", string.Create(CultureInfo.InvariantCulture,
                    $"expected a share over 0 and up to 100 percent, found {percent}"));
            }
        }
        return brakes.AfterLines < 0 ? new FieldError("brakes.after_lines", "expected 0 or more") : null;
    }

    static FieldError? Known(string key, ImmutableArray<string> names, ImmutableArray<string> known)
    {
        foreach (var name in names)
        {
            if (!known.Contains(name))
            {
                return new FieldError(key, known.IsEmpty
                    ? $"'{FieldReader.Shown(name)}' is not known: the settings name none"
                    : $"expected {Some(known)}, found '{FieldReader.Shown(name)}'");
            }
        }
        return Twice(names) is { } twice ? new FieldError(key, $"'{twice}' is there twice") : null;
    }

    static string Some(ImmutableArray<string> known) => known.Length <= RegisterLimits.CampaignNamesShownMax
        ? string.Join(", ", known)
        : $"{string.Join(", ", known[..RegisterLimits.CampaignNamesShownMax])} or another the settings know";

    static string? Twice(ImmutableArray<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;

    /// <summary>A mistake, unless something holds.</summary>
    internal static FieldError? Unless(bool holds, string key, string message) =>
        holds ? null : new FieldError(key, message);

    /// <summary>A text that must be there, within its limit, on one line.</summary>
    internal static FieldError? Text(string key, string text, int bytesMax) =>
        !FieldReader.Text(key, text, bytesMax).TryGet(out var read, out var error) ? error
        : read.Length == 0 ? new FieldError(key, "missing")
        : null;
}
