using System.Globalization;
using Seawall.Numbering.Home;
using Seawall.Screening;
using Xunit;

namespace Seawall.Numbering.Tests.Home;

/// <summary>A line that took its number along belongs to whom the portability file says.</summary>
public sealed class PortedFileTests
{
    private static readonly DialRules Dial = new() { InternationalPrefixes = ["00"] };
    private readonly List<PortedRejection> _rejected = [];
    private readonly HomeNames _names = new(HomeCountryFacts.Of("CN"));

    public PortedFileTests()
    {
        foreach (var name in Plans.China.Plan.Operators)
        {
            _names.Operator(name);
        }

        foreach (var name in Plans.China.Plan.Regions)
        {
            _names.Region(name);
        }
    }

    [Theory]
    [InlineData("number,operator,region\n13857100001,China Unicom,Beijing\n")]
    [InlineData("\uFEFFRegion, Operator ,NUMBER\r\nbeijing,china unicom,+86 138 5710 0001\r\n")]
    [InlineData("note,number,operator,region\n\"a, \"\"b\"\"\",\"008613857100001\",中国联通,北京\n\n")]
    public void Columns_in_any_order_names_in_either_language(string file)
    {
        Assert.Equal(("China Unicom", "Beijing"), Find(Read(file), 8613857100001));
        Assert.Empty(_rejected);
    }

    [Fact]
    public void What_the_file_leaves_open_is_as_the_prefix_says()
    {
        var ported = Read("number,operator,region\n13857100001,China Telecom,\n13857100002,,Hainan\n");
        Assert.Equal(("China Telecom", "Zhejiang"), Find(ported, 8613857100001));
        Assert.Equal(("China Mobile", "Hainan"), Find(ported, 8613857100002));
        Assert.Null(Find(ported, 8613857100003));
    }

    [Fact]
    public void The_last_line_of_a_number_counts()
    {
        var ported = Read("number,operator,region\n13857100002,China Broadnet,\n13857100001,China Telecom,\n"
            + "13857100001,China Unicom,\n13857100000,China Mobile,\n13857100001,China Broadnet,\n");
        Assert.Equal(3, ported.Count);
        Assert.Equal("China Broadnet", Find(ported, 8613857100001)?.Operator);
        Assert.Equal("China Broadnet", Find(ported, 8613857100002)?.Operator);
    }

    [Fact]
    public void A_new_operator_gets_a_name()
    {
        var ported = Read("number,operator,region\n13857100001,Example Mobile,\n13857100002,example mobile,\n");
        Assert.Equal("Example Mobile", Find(ported, 8613857100001)?.Operator);
        Assert.Equal("Example Mobile", Find(ported, 8613857100002)?.Operator);
    }

    [Fact]
    public void Lines_that_do_not_read_are_left_out_and_named()
    {
        var ported = Read("number,operator,region\nabc,China Unicom,\n+442079460000,China Unicom,\n13857100001\n"
            + "8610086,China Unicom,\n12345678901,China Unicom,\n"
            + "\"13857100001,China Unicom,\n13857100009,China Unicom,\n");
        Assert.Equal(1, ported.Count);
        Assert.Equal(
            [
                new(2, "not a number"),
                new(3, "not a number of the home country"),
                new(4, "too few columns"),
                new(5, "not a number"),
                new(6, "not a number of the home country"),
                new(7, "too few columns"),
            ],
            _rejected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("number,operator\n")]
    [InlineData("13857100001,China Unicom,Beijing\n")]
    public void A_missing_column_is_said(string file) => Assert.Throws<PlanException>(() => Read(file));

    [Fact]
    public void The_plan_prefers_the_file_to_the_prefix()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "number,operator,region\n13857100001,China Unicom,Beijing\n");
            var book = PlanBuilder.Build(new PlanSettings("86", path), _rejected.Add);
            var moved = book.Plan.HomeOf(new E164(8613857100001));
            Assert.Equal(("China Unicom", "Beijing"), Named(book.Plan, moved));
            var stayed = book.Plan.HomeOf(new E164(8613857100002));
            Assert.Equal(("China Mobile", "Zhejiang"), Named(book.Plan, stayed));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_missing_file_is_said() =>
        Assert.Throws<PlanException>(() => PlanBuilder.Build(new PlanSettings("86", "/nowhere/ported.csv")));

    [Fact]
    public void Many_lines_are_all_found()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"138571{(i * 7919) % 100_000:D5},{(i % 2 == 0 ? "China Unicom" : "China Telecom")},"));
        var ported = Read("number,operator,region\n" + string.Join('\n', lines));
        Assert.Equal(20_000, ported.Count);
        for (var i = 0; i < 20_000; i++)
        {
            var found = Find(ported, 8613857100000 + (ulong)((i * 7919) % 100_000));
            Assert.Equal(i % 2 == 0 ? "China Unicom" : "China Telecom", found?.Operator);
        }
    }

    private static (string Operator, string Region) Named(NumberingPlan plan, HomeLine line) =>
        (plan.Operators[line.Operator], plan.Regions[line.Region]);

    private PortedLines Read(string file)
    {
        using var reader = new StringReader(file);
        return new PortedFile(Dial, Plans.China.Plan, _names, _rejected.Add).Read(reader);
    }

    private (string Operator, string Region)? Find(PortedLines ported, ulong number) =>
        ported.TryFind(new E164(number), out var line)
            ? (_names.Operators[line.Operator], _names.Regions[line.Region])
            : null;
}
