using System.Collections.Immutable;
using Seawall.Register;

namespace Seawall.Settings;

/// <summary>
/// A file of keywords: whose lines send them and to which numbers, on top, and <c>[[keywords]]</c> with what each means
/// and where that was read. Mistakes are said with the file's own lines.
/// </summary>
internal static class KeywordFile
{
    private const int FileMax = 1 << 20;

    private static readonly Expected<KeywordAction> _action = Expect.OneOf(
        ("open", KeywordAction.Open), ("shut", KeywordAction.Shut), ("undecided", KeywordAction.Undecided),
        ("status", KeywordAction.Status), ("help", KeywordAction.Help), ("undo", KeywordAction.Undo),
        ("yes", KeywordAction.Yes), ("no", KeywordAction.No));

    private static readonly Expected<string> _service = Expect.OneOf(
        ("voice", "voice"), ("sms", "sms"), ("all", "all"));

    /// <summary>Reads a file; one that cannot be read is a mistake of the settings that name it.</summary>
    public static ImmutableArray<KeywordConfig> Read(Placed<string> file, string key, Mistakes settings)
    {
        string text;
        try
        {
            if (new FileInfo(file.Value) is { Exists: true, Length: > FileMax })
            {
                settings.Add(file.At, key, $"{file.Value} is larger than {FileMax} bytes; this is no file of keywords");
                return [];
            }

            text = File.ReadAllText(file.Value);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            settings.Add(file.At, key, $"{file.Value} cannot be read: {failure.Message}");
            return [];
        }

        var mistakes = new Mistakes(file.Value);
        var keywords = Parse(text, mistakes);
        settings.Take(mistakes);
        return keywords;
    }

    /// <summary>Reads the text of a file.</summary>
    public static ImmutableArray<KeywordConfig> Parse(string text, Mistakes mistakes)
    {
        var toml = TomlTree.Read(text, mistakes);
        if (mistakes.Count > 0)
        {
            return [];
        }

        var root = new SectionReader(toml, "", mistakes);
        var whose = new Keyword
        {
            Words = [],
            Action = KeywordAction.Help,
            Operator = root.Take("operator", Expect.Text("the name of an operator"), "").Value,
            Region = root.Take("region", Expect.Text("the name of a region"), "").Value,
            Numbers = [.. root.TakeList("numbers", Expect.Digits(2, 20)).Select(number => number.Value)],
        };
        ImmutableArray<KeywordConfig> keywords =
            [.. root.Sections("keywords").Select(section => ReadOne(section, whose, mistakes.File))];
        root.Finish();
        return keywords;
    }

    private static KeywordConfig ReadOne(SectionReader section, Keyword whose, string file)
    {
        var zones = section.TakeList("zones", Expect.Name);
        var length = section.Take("for", Expect.Duration(TimeSpan.FromMinutes(1), TimeSpan.FromDays(366)), default);
        var keyword = whose with
        {
            Words = [.. section.TakeList("words", Expect.Text("words"), needed: true).Select(word => word.Value)],
            Action = section.Need("action", _action).Value,
            Service = section.Take("service", _service, "all").Value,
            Zones = zones.IsEmpty ? ["all"] : [.. zones.Select(zone => zone.Value)],
            For = length.Value == default ? null : Units.Write(length.Value),
            Source = section.Need("source", Expect.Text("where it was read that the words mean this")).Value ?? "",
        };
        if (keyword.For is not null && keyword.Action != KeywordAction.Open)
        {
            section.Mistakes.Add(section.AtKey("for"), section.Full("for"), "only what opens has a length");
        }

        section.Finish();
        return new KeywordConfig(keyword, file, section.At);
    }
}

/// <summary>A keyword, and where it stands.</summary>
internal sealed record KeywordConfig(Keyword Keyword, string File, Position At);
