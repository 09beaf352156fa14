using System.Collections.Immutable;
using CsCheck;

namespace Seawall.Register.Tests.Keywords;

/// <summary>Texts read by a table: exact ones, near ones, and those that nobody understands.</summary>
public sealed class KeywordTableTests
{
    static readonly KeywordScope Zhejiang = new("China Mobile", "Zhejiang", "10086");
    static readonly KeywordScope Henan = new("China Mobile", "Henan", "10086");
    static readonly KeywordScope Unicom = new("China Unicom", "Zhejiang", "10010");

    internal static ImmutableArray<Keyword> Words { get; } =
    [
        Of("open", "voice", "1219") with { Operator = "China Mobile", Region = "Zhejiang", Numbers = ["10086"] },
        Of("shut", "voice", "1901") with { Operator = "China Mobile", Region = "Zhejiang", Numbers = ["10086"] },
        Of("open", "sms", "KTGJDX") with { Operator = "China Mobile", Region = "Henan", Numbers = ["10086"] },
        Of("shut", "sms", "GBGJDX") with { Operator = "China Mobile", Region = "Henan", Numbers = ["10086"] },
        Of("shut", "voice", "GBGJLH") with { Operator = "China Unicom", Numbers = ["10010"] },
        Of("open", "all", "OPEN", "开通"),
        Of("shut", "all", "SHUT", "关闭"),
        Of("open", "all", "OPEN 24H", "开通24小时") with { For = "1d" },
    ];

    static readonly KeywordTable Table = KeywordTable.TryCreate(Words, out _, out _)!;

    [Theory]
    [InlineData("1219", "1219")]
    [InlineData("１２１９。", "1219")]
    [InlineData("1901", "1901")]
    [InlineData("open", "OPEN")]
    [InlineData("開通", "OPEN")]
    [InlineData("Open 24 h", "OPEN 24H")]
    [InlineData("status", "STATUS")]
    [InlineData("查詢", "STATUS")]
    [InlineData("help!", "HELP")]
    [InlineData("撤銷", "UNDO")]
    [InlineData("是", "YES")]
    public void A_keyword_alone_is_exact(string text, string word)
    {
        var reading = Table.Read(text, Zhejiang);
        Assert.Equal(KeywordMatch.Exact, reading.Match);
        Assert.Equal(word, Assert.Single(reading.Keywords).Words[0]);
    }

    [Theory]
    [InlineData("1291", "1219")]
    [InlineData("129", "1219")]
    [InlineData("1218", "1219")]
    [InlineData("I2I9", "1219")]
    [InlineData("l9ol", "1901")]
    [InlineData("KTGJDX", "KTGJDX")]
    [InlineData("KTGJD", "KTGJDX")]
    [InlineData("please 1219", "1219")]
    [InlineData("1219谢谢", "1219")]
    [InlineData("我要开通电话", "OPEN")]
    [InlineData("stauts", "STATUS")]
    [InlineData("OPENN", "OPEN")]
    public void What_is_nearly_a_keyword_is_asked_back(string text, string word)
    {
        var reading = Table.Read(text, Zhejiang);
        Assert.Equal(KeywordMatch.Near, reading.Match);
        Assert.Equal(word, reading.Keywords[0].Words[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("？")]
    [InlineData("你好")]
    [InlineData("what is this")]
    [InlineData("12")]
    [InlineData("8888")]
    [InlineData("YES please")]
    [InlineData("'; drop table lines; --")]
    public void What_is_no_keyword_is_none(string text) =>
        Assert.Equal(KeywordMatch.None, Table.Read(text, Zhejiang).Match);

    [Fact]
    public void A_word_is_for_its_own_people_and_asked_back_from_others()
    {
        Assert.Equal(KeywordMatch.Exact, Table.Read("KTGJDX", Henan).Match);
        Assert.Equal(KeywordMatch.Near, Table.Read("1219", Henan).Match);
        Assert.Equal(KeywordMatch.Exact, Table.Read("GBGJLH", Unicom).Match);
        Assert.Equal(KeywordMatch.Near, Table.Read("GBGJLH", Zhejiang).Match);
        Assert.Equal(KeywordMatch.Near, Table.Read("1219", Zhejiang with { Number = "10010" }).Match);
        Assert.Equal(KeywordMatch.Exact, Table.Read("STATUS", new KeywordScope("", "", "")).Match);
    }

    [Fact]
    public void The_narrower_of_two_meanings_counts()
    {
        var table = KeywordTable.TryCreate(
            [
                Of("open", "all", "KT"), Of("open", "sms", "KT") with { Operator = "China Mobile" },
                Of("open", "voice", "KT") with { Operator = "China Mobile", Region = "Henan" },
            ], out _, out _)!;
        Assert.Equal("all", table.Read("KT", Unicom).Keywords[0].Service);
        Assert.Equal("sms", table.Read("KT", Zhejiang).Keywords[0].Service);
        Assert.Equal("voice", table.Read("KT", Henan).Keywords[0].Service);
    }

    [Fact]
    public void One_word_cannot_mean_two_things_to_the_same_people()
    {
        Assert.Null(KeywordTable.TryCreate(
            [Of("open", "all", "A1"), Of("shut", "all", "ａ１")], out var problem, out var at));
        Assert.Equal((1, "\"ａ１\" means open all all already to the same people"), (at, problem));
        Assert.Null(KeywordTable.TryCreate([Of("open", "all", "HELP")], out _, out _));
        Assert.Null(KeywordTable.TryCreate([Of("open", "all", "!!")], out problem, out _));
        Assert.Equal("\"!!\" has no letter and no digit", problem);
        Assert.NotNull(KeywordTable.TryCreate(
            [
                Of("open", "all", "A1") with { Numbers = ["1"] }, Of("shut", "all", "A1") with { Numbers = ["2"] },
                Of("open", "all", "A1") with { Numbers = ["1", "3"] },
            ], out _, out _));
    }

    [Fact]
    public void Answers_name_the_narrowest_word()
    {
        Assert.Equal("1219", Table.WordFor(KeywordAction.Open, "voice", Zhejiang));
        Assert.Null(Table.WordFor(KeywordAction.Open, "voice", Henan));
        Assert.Equal("OPEN", Table.WordFor(KeywordAction.Open, "all", Henan));
        Assert.Equal("UNDO", Table.WordFor(KeywordAction.Undo, "all", Unicom));
    }

    [Fact]
    public void Nothing_is_exact_but_a_keyword() => Gen.String.Sample(text =>
    {
        var words = Words.Concat(BuiltInKeywords.All).SelectMany(keyword => keyword.Words)
            .Select(word => TextFold.Fold(word));
        var reading = Table.Read(text, Zhejiang);
        Assert.True(reading.Match != KeywordMatch.Exact || words.Contains(TextFold.Fold(text)), text);
        Assert.Equal(reading.Match == KeywordMatch.None, reading.Keywords.IsEmpty);
    });

    [Fact]
    public void A_keyword_with_one_slip_never_counts_as_another() => Gen.Select(
        OneOf("1219", "1901", "KTGJDX", "GBGJDX"), Gen.Int[0, 5], Gen.Char.AlphaNumeric).Sample(
        (word, place, letter) =>
        {
            var slipped = word.ToCharArray();
            slipped[place % word.Length] = letter;
            var reading = Table.Read(new string(slipped), Henan);
            Assert.True(
                reading.Match != KeywordMatch.Exact || reading.Keywords[0].Words[0] == TextFold.Fold(slipped));
        });

    internal static Gen<string> OneOf(params string[] all) => Gen.Int[0, all.Length - 1].Select(at => all[at]);

    internal static Keyword Of(string action, string service, params string[] words) => new()
    {
        Words = [.. words], Action = Enum.Parse<KeywordAction>(action, ignoreCase: true), Service = service,
    };
}
