using System.Collections.Frozen;
using Seawall.Gateway;
using Seawall.Numbering;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Settings;
using Seawall.Texts;

namespace Seawall.Composition;

/// <summary>What the desk for texts and the way out take from <c>[choices]</c>.</summary>
internal static class ChoicesModels
{
    /// <summary>The numbers of ours, and whose word counts there; null for none.</summary>
    public static SmppServiceModel? Service(SettingsConfig settings) =>
        settings.Choices is { ServiceNumbers: var numbers, UssdCodes: var codes } && numbers.Length + codes.Length > 0
            ? new SmppServiceModel
            {
                Numbers = [.. numbers.Select(number => number.Value)],
                UssdCodes = [.. codes.Select(code => code.Value)],
                Trunks = ChoicesChecks.Trunks(settings).ToFrozenSet(StringComparer.Ordinal),
                NextHops = ChoicesChecks.NextHops(settings).ToFrozenSet(StringComparer.Ordinal),
                Dial = new DialRules
                {
                    InternationalPrefixes = ["00"], HomeCountryCode = settings.Home.CountryCode.Value,
                },
            }
            : null;

    /// <summary>What the desk reads and answers by; without a section nobody writes to it.</summary>
    public static KeywordModel Keywords(SettingsConfig settings, RegisterModel register, NumberingBook numbering)
    {
        var usual = new KeywordModel { Table = KeywordTable.BuiltIn, Register = register };
        return settings.Choices is { } choices
            ? new KeywordModel
            {
                Table = KeywordTable.TryCreate(
                    [.. choices.Keywords.Select(one => Named(one.Keyword, numbering))], out _, out _)!,
                Register = register,
                Language = choices.Language,
                Digest = choices.Digest,
                Tells = PortalChecks.TextsGoOut(settings),
                TextsPerMinute = choices.TextsPerMinute,
            }
            : usual;
    }

    /// <summary>Operator and region by the names that the plan has for them.</summary>
    private static Keyword Named(Keyword keyword, NumberingBook numbering) => keyword with
    {
        Operator = numbering.TryOperator(keyword.Operator, out var its) ? numbering.Plan.Operators[its] : "",
        Region = numbering.TryRegion(keyword.Region, out var where) ? numbering.Plan.Regions[where] : "",
    };

    /// <summary>How our own texts go out.</summary>
    public static OutletModel Outlet(SettingsConfig settings) => settings.Choices is { } choices
        ? new OutletModel
        {
            Sender = choices.Sender?.Value ?? choices.ServiceNumbers.Select(one => one.Value).FirstOrDefault() ?? "",
            NextHop = choices.NextHop?.Value,
            Rate = choices.Rate,
            TextsPerHour = choices.TextsPerHour,
        }
        : new OutletModel();

    /// <summary>Notes operators and regions of keywords that the numbering plan does not have.</summary>
    public static void Check(SettingsConfig settings, NumberingBook numbering, Mistakes mistakes)
    {
        foreach (var (keyword, file, at) in settings.Choices?.Keywords ?? [])
        {
            Check(keyword.Operator, numbering.TryOperator(keyword.Operator, out _), "operator");
            Check(keyword.Region, numbering.TryRegion(keyword.Region, out _), "region");

            void Check(string name, bool isKnown, string key)
            {
                if (name.Length > 0 && !isKnown)
                {
                    mistakes.Add(file, at, key, $"the numbering plan has no \"{name}\"");
                }
            }
        }
    }
}
