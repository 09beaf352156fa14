using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Every mistake that settings can hold: where it is reported, under which key, and in which words.</summary>
public sealed class MistakeTests
{
    private const string Good = """
        [home]
        country_code = "86"
        [[zones]]
        name = "hongkong"
        countries = ["852"]
        [[zones]]
        name = "overseas"
        countries = ["*"]
        [data]
        folder = "data"
        [sip]
        listen = ["udp:127.0.0.1:5060", "tcp:127.0.0.1:5060"]
        [[sip.next_hops]]
        name = "core"
        targets = [{ address = "udp:127.0.0.1:5070" }]
        [[sip.trunks]]
        name = "igw"
        class = "international"
        sources = ["192.0.2.0/24"]
        next_hop = "core"
        """;

    private static string[] Lines(string toml) =>
        [.. SettingsLoader.Parse(toml, "s.toml").Mistakes.Select(mistake => mistake.ToString())];

    /// <summary>What is wrong when one line of the good file reads otherwise.</summary>
    private static string[] With(int line, string text)
    {
        var lines = Good.Split('\n');
        lines[line - 1] = text;
        return Lines(string.Join('\n', lines));
    }

    [Fact]
    public void The_good_file_is_good() => Assert.Empty(Lines(Good));

    [Theory]
    // Syntax.
    [InlineData(2, "country_code = ", 2)]
    [InlineData(10, "folder = \"a\"\nfolder = \"b\"", 11)]
    [InlineData(12, "listen = [\"udp:127.0.0.1:5060\"", 13)]
    public void Syntax_is_reported_with_its_line(int line, string text, int reported) =>
        Assert.All(
            With(line, text), mistake => Assert.StartsWith($"s.toml:{reported}:", mistake, StringComparison.Ordinal));

    [Theory]
    [InlineData(2, "country_code = 86", "2:16: home.country_code: expected 1 to 3 digits, found 86")]
    [InlineData(2, "country_code = \"+86\"", "2:16: home.country_code: expected 1 to 3 digits, found \"+86\"")]
    [InlineData(2, "", "1:2: home.country_code: is missing; expected 1 to 3 digits")]
    [InlineData(2, "country_code = \"86\"\ntime_zone = \"Mars/Base\"",
        "3:13: home.time_zone: expected a time zone such as \"Asia/Shanghai\" that this machine knows, "
            + "found \"Mars/Base\"")]
    [InlineData(2, "country_code = \"86\"\noperators = \"China Mobile\"",
        "3:13: home.operators: expected a list with names of operators, found \"China Mobile\"")]
    [InlineData(2, "country_code = \"86\"\nregions = [1]",
        "3:12: home.regions: expected names of regions, found 1")]
    [InlineData(2, "country_code = \"86\"\nregion = []", "3:1: home.region: unknown key; did you mean regions?")]
    [InlineData(2, "country_code = \"86\"\nxyzzy = 1",
        "3:1: home.xyzzy: unknown key; expected country_code, operators, regions, short_codes or time_zone")]
    [InlineData(2, "country_code = \"86\"\nshort_codes = [\"106*\", \"1x\"]",
        "3:24: home.short_codes: expected codes such as \"10086\", or beginnings such as \"106*\", found \"1x\"")]
    public void Home(int line, string text, string expected) => Assert.Equal([$"s.toml:{expected}"], With(line, text));

    [Theory]
    [InlineData(4, "name = \"hong kong\"",
        "4:8: zones.name: expected a name: letters, digits, '-', '_' or '.', at most 64, found \"hong kong\"")]
    [InlineData(4, "name = \"overseas\"", "7:8: zones.name: the name \"overseas\" is taken already, in line 4")]
    [InlineData(4, "name = \"all\"",
        "4:8: zones.name: \"all\" stands for every zone at the command line; choose another name")]
    [InlineData(5, "countries = [\"*\"]", "8:14: zones.countries: the name \"*\" is taken already, in line 5")]
    [InlineData(
        5, "countries = []", "5:13: zones.countries: is empty; expected a list with calling codes such as \"852\", "
        + "ISO letters such as \"CA\", or \"*\" for all the rest")]
    [InlineData(5, "countries = [\"ca\"]", "5:14: zones.countries: expected calling codes such as \"852\", "
        + "ISO letters such as \"CA\", or \"*\" for all the rest, found \"ca\"")]
    [InlineData(8, "countries = [\"853\"]", "7:8: zones: one zone must have countries = [\"*\"]: "
        + "all the rest of the world, and what hides its number")]
    public void Zones(int line, string text, string expected) => Assert.Equal([$"s.toml:{expected}"], With(line, text));

    [Fact]
    public void More_zones_than_the_book_has_bits_for()
    {
        var more = string.Concat(
            Enumerable.Range(0, 7).Select(i => $"[[zones]]\nname = \"z{i}\"\ncountries = [\"{20 + i}\"]\n"));

        Assert.Equal(["s.toml:28:8: zones: expected at most 8 zones, found 9"], With(9, more + "[data]"));
    }

    [Theory]
    [InlineData(9, "[dat]", "1:1: data: the section [data] is missing|9:2: dat: unknown key; did you mean data?")]
    [InlineData(10, "folder = \"\"", "10:10: data.folder: expected a path, found \"\"")]
    [InlineData(10, "folder = \"data\"\n[store]\nkind = \"postgres\"\nconnection = \"Host=db\"",
        "12:8: store.kind: the store \"postgres\" is not offered yet; expected \"sqlite\"")]
    [InlineData(
        10, "folder = \"data\"\n[store]\nkind = \"oracle\"", "12:8: store.kind: expected \"sqlite\", found \"oracle\"")]
    [InlineData(10, "folder = \"data\"\n[console]\nlisten = \"https://127.0.0.1:8081\"",
        "12:10: console.listen: expected an address such as \"http://127.0.0.1:9090\", "
            + "found \"https://127.0.0.1:8081\"")]
    [InlineData(10, "folder = \"data\"\n[metrics]\nlisten = \"127.0.0.1:9090\"",
        "12:10: metrics.listen: expected an address such as \"http://127.0.0.1:9090\", found \"127.0.0.1:9090\"")]
    [InlineData(
        10, "folder = \"data\"\n[admin]\nmode = \"0777\"",
        "12:8: admin.mode: expected \"0600\" or \"0660\", found \"0777\"")]
    [InlineData(10, "folder = \"data\"\n[records]\nqueue = 1",
        "12:9: records.queue: expected a whole number from 1024 to 16777216, found 1")]
    [InlineData(10, "folder = \"data\"\nadmin = 7",
        "11:1: data.admin: unknown key; expected folder, keep_personal_for or snapshot_every")]
    public void Folders_and_what_is_not_offered(int line, string text, string expected) =>
        Assert.Equal(expected.Split('|').Select(one => $"s.toml:{one}"), With(line, text));

    [Fact]
    public void A_socket_whose_path_no_address_can_hold()
    {
        var path = "/" + new string('x', 107);

        Assert.Equal(
            [$"s.toml:12:10: admin.socket: expected a path of at most 107 bytes, found {path}"],
            With(10, $"folder = \"data\"\n[admin]\nsocket = \"{path}\""));
    }

    [Theory]
    [InlineData(1, "home = 1\n[other]", "1:1: home: expected a section [home], found 1")]
    [InlineData(3, "zones = 1\n[other]", "3:1")]
    public void A_value_where_a_section_belongs(int line, string text, string expected) =>
        Assert.Contains(
            With(line, text), mistake => mistake.StartsWith($"s.toml:{expected}", StringComparison.Ordinal));

    [Fact]
    public void All_mistakes_at_once_in_the_order_of_the_file()
    {
        var mistakes = Lines(Good.Replace("\"86\"", "\"x\"", StringComparison.Ordinal)
            .Replace("\"international\"", "\"foreign\"", StringComparison.Ordinal)
            .Replace("name = \"core\"", "name = \"kern\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "s.toml:2:16: home.country_code: expected 1 to 3 digits, found \"x\"",
                "s.toml:18:9: sip.trunks.class: expected \"international\", \"domestic\" "
                    + "or \"core\", found \"foreign\"",
                "s.toml:20:12: sip.trunks.next_hop: there is no next hop \"core\"; expected \"kern\"",
            ],
            mistakes);
    }

    [Fact]
    public void A_file_that_is_not_there() =>
        Assert.Equal(
            "/nowhere/s.toml:1:1: there is no such file",
            SettingsLoader.Load("/nowhere/s.toml").Mistakes.Single().ToString());
}
