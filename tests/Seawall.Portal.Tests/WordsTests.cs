using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;

namespace Seawall.Portal.Tests;

/// <summary>Both languages are complete, say the same things, and nothing is written that no page says.</summary>
public sealed class WordsTests
{
    private static readonly Words _english = Words.In(Language.English);
    private static readonly Words _chinese = Words.In(Language.Chinese);

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(_english.Keys.Order(StringComparer.Ordinal), _chinese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_places() => Assert.All(_english.Keys, key => Assert.Equal(
        Places(_english[key]), Places(_chinese[key])));

    [Fact]
    public void Chinese_is_chinese_and_english_is_english()
    {
        Assert.All(_english.Keys, key => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", _english[key]));
        Assert.All(
            _chinese.Keys.Where(key => !Regex.IsMatch(_chinese[key], @"^[\p{P}\s{}0-9]*$")),
            key => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", _chinese[key]));
    }

    [Fact]
    public void Every_key_is_said_somewhere_and_every_key_said_exists()
    {
        var source = string.Concat(Directory.EnumerateFiles(Folder(), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal)
                || file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        string[] made = ["zone.", "way.", "app.size.", "services.", "home.", "pause."];
        Assert.All(
            _english.Keys.Where(key => !made.Any(start => key.StartsWith(start, StringComparison.Ordinal))),
            key => Assert.Contains($"\"{key}\"", source, StringComparison.Ordinal));
        Assert.All(
            Regex.Matches(source, @"(?:W|words)\[""([a-z._]+)""").Select(match => match.Groups[1].Value),
            key => Assert.True(_english.Has(key), key));
    }

    private static string[] Places(string text) =>
        [.. Regex.Matches(text, @"\{[0-9]\}").Select(match => match.Value).Distinct().Order()];

    private static string Folder([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory!;
        while (!File.Exists(Path.Combine(folder.FullName, "Seawall.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "Seawall.Portal");
    }
}
