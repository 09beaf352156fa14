using Seawall.Settings;

namespace Seawall.Tests.Campaigns;

/// <summary>Files that are no campaigns, some of them made to do harm: said, and nothing worse.</summary>
public sealed class HostileFileTests
{
    private const int Rounds = 1500;

    [Theory]
    [InlineData("")]
    [InlineData("Dear all, please shut Zhejiang.")]
    [InlineData("{ \"name\": \"json\" }")]
    [InlineData("name,operator\na,b")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("name = ")]
    [InlineData("name = \"a\"\nname = \"b\"")]
    [InlineData("[notice]\n[notice]")]
    [InlineData("notice = [[]]\nwaves = [1, [2]]\nbrakes = []\ntitle = []")]
    [InlineData("waves = []")]
    [InlineData("[waves]")]
    [InlineData("[[notice]]")]
    [InlineData("notice.rates = [{ next_hop = 1 }]")]
    public void No_campaign(string text) => Assert.NotEmpty(CampaignText.Mistakes(text));

    [Fact]
    public void A_key_twice_is_said_where_it_stands() => Assert.StartsWith(
        "c.toml:2:1: ", Assert.Single(CampaignText.Mistakes(CampaignText.With(2, "name = \"b\""))),
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there() => Assert.Equal(
        "/nowhere/c.toml:1:1: there is no such file",
        Assert.Single(CampaignText.Load("/nowhere/c.toml").Mistakes).ToString());

    [Fact]
    public void A_file_that_is_read_and_one_that_is_too_large()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("c.toml");
        File.WriteAllText(file, CampaignText.Good);

        Assert.NotNull(CampaignText.Load(file).Campaign);

        File.WriteAllText(file, CampaignText.Good + "\n#" + new string('x', 1_000_000));

        Assert.Equal(
            $"{file}:1:1: is larger than 1000000 bytes; this is no file of a campaign",
            Assert.Single(CampaignText.Load(file).Mistakes).ToString());
        Assert.StartsWith(
            "c.toml:1:1: is larger", Assert.Single(CampaignText.Mistakes(File.ReadAllText(file))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a=", "")]
    public void Nested_without_end(string open, string close)
    {
        var text = $"a = {string.Concat(Enumerable.Repeat(open, 100_000))}{close}";

        Assert.Equal(
            "c.toml:1:1: lists or tables stand too deep in one another",
            Assert.Single(CampaignText.Mistakes(text)));
    }

    [Fact]
    public void Thousands_of_mistakes_are_counted_not_listed()
    {
        var text = string.Join('\n', Enumerable.Range(0, 3_000).Select(i => $"key{i}.of = 1"));

        var mistakes = CampaignText.Mistakes(text);

        Assert.Equal(201, mistakes.Length);
        Assert.Matches(" and [0-9]+ more mistakes$", mistakes[^1]);
    }

    [Fact]
    public void What_a_terminal_would_obey_is_written_out() =>
        Assert.All(
            CampaignText.Mistakes("\"\\u001B[2J\" = \"\\u001B]0;x\\u0007\"\nname = \"\\u009B31m\\u202E\""),
            mistake => Assert.True(Printable.Is(mistake)));

    [Fact]
    public void A_file_changed_at_random_is_read_or_refused()
    {
        var random = new Random(20220520);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(CampaignText.Good, random);

            var (campaign, mistakes) = CampaignText.Read(text);

            Assert.True(campaign is null == (mistakes.Count > 0), text);
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
                2 => text[..at] + "[]{}=\".,#\n\\0aX"[random.Next(14)] + text[(at + 1)..],
                _ => text.Insert(at, text.Split('\n')[random.Next(20)] + "\n"),
            };
        }

        return text;
    }
}
