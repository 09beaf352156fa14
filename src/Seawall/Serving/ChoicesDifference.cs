using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>The part of <see cref="SettingsDifference"/> about texts to numbers of ours.</summary>
internal static class ChoicesDifference
{
    /// <summary>Everything in the section as one text; empty where there is none.</summary>
    public static string Form(ChoicesConfig? choices) => choices is null ? "" : string.Join(
        '\n',
        string.Join(' ', choices.ServiceNumbers.Select(one => one.Value)),
        string.Join(' ', choices.UssdCodes.Select(one => one.Value)),
        choices.Sender?.Value,
        choices.NextHop?.Value,
        string.Join(' ', choices.Trusted.Select(one => one.Value)),
        choices.Language,
        choices.TextsPerMinute,
        choices.Rate,
        choices.TextsPerHour,
        choices.Digest,
        choices.CoachedWindow,
        string.Join('\n', choices.Keywords.Select(one =>
            string.Join(' ', one.Keyword.Words) + $" {one.Keyword.Operator} {one.Keyword.Region}"
                + $" {string.Join(' ', one.Keyword.Numbers)} {one.Keyword.Action} {one.Keyword.Service}"
                + $" {string.Join(' ', one.Keyword.Zones)} {one.Keyword.For}")));
}
