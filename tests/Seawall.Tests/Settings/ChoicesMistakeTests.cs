using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Mistakes in <c>[choices]</c> and in the files of keywords that it names.</summary>
public sealed class ChoicesMistakeTests
{
    private const string Before = """
        home = { country_code = "86" }
        data = { folder = "data" }
        zones = [{ name = "overseas", countries = ["*"] }]
        [smpp]
        listen = ["tcp:127.0.0.1:2775"]
        [[smpp.next_hops]]
        name = "smsc"
        targets = [{ address = "tcp:127.0.0.1:2776", system_id = "s", password = "p" }]
        [[smpp.trunks]]
        name = "hub"
        class = "international"
        system_id = "hub"
        password = "p"
        next_hop = "smsc"
        [[smpp.trunks]]
        name = "home"
        class = "core"
        system_id = "home"
        password = "p"
        next_hop = "smsc"
        [choices]

        """;

    private static string[] Lines(string choices) =>
        [.. SettingsLoader.Parse(Before + choices, "s.toml").Mistakes.Select(mistake => mistake.ToString())];

    [Theory]
    [InlineData("")]
    [InlineData("service_numbers = [\"10086\", \"12345\"]")]
    [InlineData("service_numbers = [\"10086\"]\nnext_hop = \"smsc\"\nsender = \"OPERATOR\"\n"
        + "trusted = [\"home\", \"smsc\"]\nlanguage = \"en\"\n"
        + "texts_per_minute = 3\ntexts_per_hour = 5\nrate = \"5/s\"\ncoached_window = \"1h\"")]
    public void These_are_good(string choices) => Assert.Empty(Lines(choices));

    [Theory]
    [InlineData("service_numbers = [\"ten\"]",
        "22:20: choices.service_numbers: expected 2 to 20 digits, found \"ten\"")]
    [InlineData("service_numbers = [\"1\", \"10086\", \"10086\"]", "22:20: choices.service_numbers: expected")]
    [InlineData("service_numbers = [\"10086\", \"10086\"]",
        "22:29: choices.service_numbers: the name \"10086\" is taken already, in line 22")]
    [InlineData("ussd_codes = [\"1219\"]",
        "22:15: choices.ussd_codes: expected what is dialled, such as \"*1219#\", found \"1219\"")]
    [InlineData("digest = \"hourly\"",
        "22:10: choices.digest: expected \"off\", \"first\" or \"daily\", found \"hourly\"")]
    [InlineData("trusted = [\"hub\"]",
        "22:12: choices.trusted: \"hub\" is international: anybody abroad could write there in anybody's name")]
    [InlineData("trusted = [\"hone\"]",
        "22:12: choices.trusted: there is no trunk or next hop of texts \"hone\"; did you mean \"home\"?")]
    [InlineData("next_hop = \"core\"\nsender = \"X\"",
        "22:12: choices.next_hop: there is no next hop of texts \"core\"; expected \"smsc\"")]
    [InlineData("next_hop = \"smsc\"",
        "21:2: choices.sender: is missing; expected who our texts are from")]
    [InlineData("sender = \"more than twenty octets\"", "22:10: choices.sender: expected a short code or a name")]
    [InlineData("language = \"fr\"", "22:12: choices.language: expected \"zh\" or \"en\", found \"fr\"")]
    [InlineData("texts_per_minute = 0",
        "22:20: choices.texts_per_minute: expected a whole number from 1 to 1000, found 0")]
    [InlineData("coached_window = \"2d\"",
        "22:18: choices.coached_window: expected a duration from \"0s\" to \"1d\", such as")]
    [InlineData("keywords = [\"/nowhere/at-all.toml\"]",
        "22:13: choices.keywords: /nowhere/at-all.toml cannot be read: ")]
    [InlineData("keyword = []", "22:1: choices.keyword: unknown key; did you mean keywords?")]
    public void These_are_not(string choices, string expected) =>
        Assert.Contains(Lines(choices), line => line.StartsWith($"s.toml:{expected}", StringComparison.Ordinal));

    [Fact]
    public void Without_texts_nobody_can_write() => Assert.Contains(
        "s.toml:5:20: choices.service_numbers: needs texts: the section [smpp] is missing",
        SettingsLoader.Parse(
            """
            home = { country_code = "86" }
            data = { folder = "data" }
            zones = [{ name = "overseas", countries = ["*"] }]
            [choices]
            service_numbers = ["10086"]
            """, "s.toml").Mistakes.Select(mistake => mistake.ToString()));

    [Theory]
    [InlineData("operater = \"x\"", "1:1: operater: unknown key; did you mean operator?")]
    [InlineData("numbers = [\"10010\"]\n[[keywords]]\nwords = [\"A1\"]\naction = \"open\"\nsource = \"s\"",
        "2:3: numbers: 10010: not one of them stands in choices.service_numbers")]
    [InlineData("[[keywords]]\nwords = [\"A1\"]\naction = \"opens\"\nsource = \"s\"",
        "3:10: keywords.action: expected \"open\", \"shut\", ")]
    [InlineData("[[keywords]]\nwords = []\naction = \"open\"\nsource = \"s\"",
        "2:9: keywords.words: is empty; expected a list with words")]
    [InlineData("[[keywords]]\nwords = [\"A1\"]\naction = \"open\"",
        "1:3: keywords.source: is missing; expected where it was read that the words mean this")]
    [InlineData("[[keywords]]\nwords = [\"A1\"]\naction = \"shut\"\nfor = \"1h\"\nsource = \"s\"",
        "4:7: keywords.for: only what opens has a length")]
    [InlineData("[[keywords]]\nwords = [\"A1\"]\naction = \"open\"\nzones = [\"moon\"]\nsource = \"s\"",
        "1:3: keywords.zones: there is no zone \"moon\" in ")]
    [InlineData("[[keywords]]\nwords = [\"A1\", \"帮助\"]\naction = \"open\"\nsource = \"s\"",
        "1:3: keywords.words: \"帮助\" means help already to the same people")]
    [InlineData("[[keywords]]\nwords = [\"A1\"]\naction = \"open\"\nsource = \"s\"\n"
        + "[[keywords]]\nwords = [\"a 1\"]\naction = \"shut\"\nsource = \"s\"",
        "5:3: keywords.words: \"a 1\" means open all all already to the same people")]
    [InlineData("[[keywords", "1:11: ")]
    public void A_file_of_keywords_is_told_its_own_lines(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("k.toml"), text);

        var lines = Lines($"service_numbers = [\"10086\"]\nkeywords = [\"{folder.File("k.toml")}\"]");

        Assert.StartsWith($"{folder.File("k.toml")}:{expected}", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_preset_can_be_read_and_all_of_them_together()
    {
        var mistakes = new Mistakes("presets");
        KeywordConfig[] all =
        [
            .. Directory.EnumerateFiles(Repository.File("presets/keywords"), "*.toml").SelectMany(file =>
                KeywordFile.Read(new Placed<string>(file, Position.Start), "keywords", mistakes)),
        ];

        Assert.Empty(mistakes.InOrder());
        Assert.True(all.Length > 15);
        Assert.All(all, one => Assert.NotEqual("", one.Keyword.Source));
        Assert.NotNull(KeywordTable.TryCreate([.. all.Select(one => one.Keyword)], out var problem, out _));
        Assert.Equal("", problem);
    }
}
