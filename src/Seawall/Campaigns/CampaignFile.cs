using System.Globalization;
using System.Text.RegularExpressions;
using Seawall.Numbering;
using Seawall.Settings;

namespace Seawall.Campaigns;

/// <summary>
/// Reads the file of a campaign, by the settings and the numbering plan in force. Nothing comes of a file with a
/// mistake.
/// </summary>
internal static partial class CampaignFile
{
    /// <summary>Reads a file; one that cannot be read is a mistake like any other.</summary>
    public static CampaignReading Load(string file, SettingsConfig settings, NumberingBook numbering)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > CampaignFileLimits.FileOctetsMax })
            {
                return TooLarge(file);
            }

            return Parse(File.ReadAllText(file), file, settings, numbering);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(file, "there is no such file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused(file, $"cannot be read: {failure.Message}");
        }
    }

    /// <summary>Reads the text of a file; <paramref name="file"/> names it in mistakes.</summary>
    public static CampaignReading Parse(string text, string file, SettingsConfig settings, NumberingBook numbering)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(text) > CampaignFileLimits.FileOctetsMax)
        {
            return TooLarge(file);
        }

        var mistakes = new Mistakes(file);
        var toml = TomlTree.Read(text, mistakes);
        if (mistakes.Count > 0)
        {
            return new CampaignReading(null, Shown([.. mistakes.InOrder().Select(one => Named(one, text))], file));
        }

        var campaign = CampaignReader.Read(toml, settings, numbering, mistakes);
        return mistakes.Count == 0
            ? new CampaignReading(campaign, []) : new CampaignReading(null, Shown(mistakes.InOrder(), file));
    }

    /// <summary>
    /// A day that is none is a mistake of syntax to the parser, which has no name for it; the line has one.
    /// </summary>
    private static Mistake Named(Mistake mistake, string text)
    {
        if (NoMoment().Match(mistake.Text) is not { Success: true } found)
        {
            return mistake;
        }

        var line = text.Split('\n').ElementAtOrDefault(mistake.At.Line - 1) ?? "";
        return mistake with
        {
            Key = Key().Match(line[..Math.Min(line.Length, mistake.At.Column)]) is { Success: true } key
                ? key.Groups["key"].Value : "",
            Text = $"there is no such day and hour as {found.Groups["found"].Value}; "
                + $"expected {CampaignExpect.Moment.Words}",
        };
    }

    private static IReadOnlyList<Mistake> Shown(IReadOnlyList<Mistake> all, string file) =>
        all.Count <= CampaignFileLimits.MistakesMax ? all
        :
        [
            .. all.Take(CampaignFileLimits.MistakesMax),
            new Mistake(file, all[CampaignFileLimits.MistakesMax].At, "", string.Create(
                CultureInfo.InvariantCulture, $"and {all.Count - CampaignFileLimits.MistakesMax} more mistakes")),
        ];

    private static CampaignReading TooLarge(string file) => Refused(file, string.Create(
        CultureInfo.InvariantCulture,
        $"is larger than {CampaignFileLimits.FileOctetsMax} bytes; this is no file of a campaign"));

    private static CampaignReading Refused(string file, string text) =>
        new(null, [new Mistake(file, Position.Start, "", text)]);

    [GeneratedRegex("date time/offset `(?<found>[^`]*)`", RegexOptions.CultureInvariant)]
    private static partial Regex NoMoment();

    [GeneratedRegex(@"(?<key>[A-Za-z0-9_.-]+)\s*=\s*\S?$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
