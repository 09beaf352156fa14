using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>
/// Whatever a settings file holds, it is read or its mistakes are said; it never brings the reader down.
/// </summary>
public sealed class MutationTests
{
    private const int Rounds = 1500;

    [Fact]
    public void A_file_changed_at_random_is_read_or_refused()
    {
        var shipped = File.ReadAllText(Repository.File("seawall.toml"));
        var random = new Random(20220520);
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(shipped, random);

            var (settings, mistakes) = SettingsLoader.Parse(text, "s.toml");

            Assert.True(settings is null == (mistakes.Count > 0), text);
        }
    }

    [Theory]
    [InlineData("a = 1\n[a]\nb = 2")]
    [InlineData("a = 1\n[[a]]\nb = 2")]
    [InlineData("a.b = 1\na = 2")]
    [InlineData("a = 1\na.b = 2")]
    [InlineData("a = { b = 1 }\na.c = 2")]
    [InlineData("[a.b]\n[a]\nb = 1")]
    [InlineData("[[a]]\n[a.b]\n[[a.b]]")]
    [InlineData("[[a.b]]\n[a]\n[a.b]")]
    [InlineData("\"\" = 1")]
    [InlineData("a = [1, { b = 2 }, [3]]")]
    [InlineData("home = [[]]")]
    [InlineData("sip.trunks = [[{}]]")]
    public void Shapes_that_contradict_themselves(string toml) =>
        Assert.NotEmpty(SettingsLoader.Parse(toml, "s.toml").Mistakes);

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
                _ => text.Insert(at, text.Split('\n')[random.Next(40)] + "\n"),
            };
        }

        return text;
    }
}
