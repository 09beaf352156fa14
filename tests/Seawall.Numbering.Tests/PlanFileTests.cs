using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests;

/// <summary>The plan file is a cache: it gives the plan that was built, or nothing.</summary>
public sealed class PlanFileTests : IDisposable
{
    private static readonly PlanSettings Settings = new("86");
    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-plan-").FullName;

    private string FilePath => Path.Combine(_folder, "deeper", "numbering.plan");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_saved_is_read_back()
    {
        Assert.True(PlanFile.TrySave(Settings, Plans.China, FilePath));
        Assert.True(PlanFile.TryLoad(Settings, FilePath, out var book));
        AssertSame(Plans.China, book);
        Assert.Equal([FilePath], Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void Without_a_file_the_plan_is_built_and_the_file_written()
    {
        var built = PlanFile.LoadOrBuild(Settings, FilePath, out var first);
        var read = PlanFile.LoadOrBuild(Settings, FilePath, out var second);
        Assert.Equal((PlanOrigin.Built, PlanOrigin.File), (first, second));
        AssertSame(built, read);
    }

    [Fact]
    public void A_damaged_file_is_built_anew()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "not a plan");
        PlanFile.LoadOrBuild(Settings, FilePath, out var origin);
        Assert.Equal(PlanOrigin.Built, origin);
        Assert.True(PlanFile.TryLoad(Settings, FilePath, out _));
    }

    [Fact]
    public void An_unwritable_folder_costs_only_the_file()
    {
        File.WriteAllText(Path.Combine(_folder, "deeper"), "a file where the folder should be");
        var book = PlanFile.LoadOrBuild(Settings, FilePath, out var origin);
        Assert.Equal(PlanOrigin.BuiltNotSaved, origin);
        AssertSame(Plans.China, book);
    }

    [Fact]
    public void Other_settings_are_another_plan()
    {
        PlanFile.TrySave(Settings, Plans.China, FilePath);
        Assert.False(PlanFile.TryLoad(new PlanSettings("1"), FilePath, out _));
        Assert.False(PlanFile.TryLoad(Settings with { PortedFile = "ported.csv" }, FilePath, out _));
    }

    [Fact]
    public void A_changed_portability_file_is_another_plan()
    {
        var ported = Path.Combine(_folder, "ported.csv");
        var settings = Settings with { PortedFile = ported };
        File.WriteAllText(ported, "number,operator,region\n13857100001,China Unicom,\n");
        PlanFile.LoadOrBuild(settings, FilePath, out var first);
        PlanFile.LoadOrBuild(settings, FilePath, out var second);
        File.AppendAllText(ported, "13857100002,China Telecom,\n");
        var book = PlanFile.LoadOrBuild(settings, FilePath, out var third);
        Assert.Equal((PlanOrigin.Built, PlanOrigin.File, PlanOrigin.Built), (first, second, third));
        Assert.Equal(2, book.Plan.Ported.Count);
    }

    [Fact]
    public void Torn_anywhere_it_is_nothing()
    {
        PlanFile.TrySave(Settings, Plans.China, FilePath);
        var whole = File.ReadAllBytes(FilePath);
        var cut = Path.Combine(_folder, "cut");
        var cuts = Enumerable.Range(0, 300)
            .Concat(Enumerable.Range(1, 100).Select(part => (int)((long)whole.Length * part / 101)))
            .Concat(Enumerable.Range(whole.Length - 50, 50));
        foreach (var length in cuts)
        {
            File.WriteAllBytes(cut, whole[..length]);
            Assert.False(PlanFile.TryLoad(Settings, cut, out _), $"cut at {length}");
        }

        File.WriteAllBytes(cut, [.. whole, 0]);
        Assert.False(PlanFile.TryLoad(Settings, cut, out _), "one octet too many");
    }

    [Fact]
    public void With_a_flipped_bit_it_is_nothing()
    {
        PlanFile.TrySave(Settings, Plans.China, FilePath);
        var octets = File.ReadAllBytes(FilePath);
        var flipped = Path.Combine(_folder, "flipped");
        var everywhere = Enumerable.Range(0, 200).Select(part => octets.Length / 200 * part);
        foreach (var at in Enumerable.Range(0, 60).Concat(everywhere))
        {
            octets[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(flipped, octets);
            octets[at] ^= (byte)(1 << (at % 8));
            Assert.False(PlanFile.TryLoad(Settings, flipped, out _), $"flipped at {at}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("+86")]
    [InlineData("999")]
    [InlineData("800")]
    [InlineData("86 ")]
    public void A_country_nobody_has_is_said(string code)
    {
        var said = Assert.Throws<PlanException>(() => PlanBuilder.Build(new PlanSettings(code)));
        Assert.Equal($"No country has the calling code {code}.", said.Message);
    }

    private static void AssertSame(NumberingBook expected, NumberingBook actual)
    {
        Assert.Equal(expected.Plan.Countries, actual.Plan.Countries);
        Assert.Equal(expected.Plan.HomeCountry, actual.Plan.HomeCountry);
        Assert.Equal(expected.Plan.Operators, actual.Plan.Operators);
        Assert.Equal(expected.OperatorsChinese, actual.OperatorsChinese);
        Assert.Equal(expected.Plan.Regions, actual.Plan.Regions);
        Assert.Equal(expected.RegionsChinese, actual.RegionsChinese);
        Assert.Equal(Tables(expected.Plan.Numbers), Tables(actual.Plan.Numbers));
        Assert.Equal(Tables(expected.Plan.HomePrefixes), Tables(actual.Plan.HomePrefixes));
    }

    private static (int States, string Digest) Tables(DigitAutomaton automaton)
    {
        var next = new int[automaton.States * 10];
        var accept = new uint[automaton.States];
        automaton.CopyTo(next, accept);
        var octets = next.SelectMany(BitConverter.GetBytes).Concat(accept.SelectMany(BitConverter.GetBytes)).ToArray();
        return (automaton.States, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(octets)));
    }
}
