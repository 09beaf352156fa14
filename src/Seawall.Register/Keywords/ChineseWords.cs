using System.Collections.Immutable;
using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The answers in simplified Chinese.</summary>
sealed class ChineseWords(AnswerFacts facts) : AnswerWords(facts)
{
    public override string Changed(ChangeRequest request, ChangeReceipt receipt, DateTimeOffset now)
    {
        var what = What(request.Service, request.Zone);
        var until = receipt.After?.Choices.Select(choice => choice.PauseUntil).Max();
        var state = (request.To, request.For) switch
        {
            ("open", not null) when until is { } end => $"{what}已开通，至{Facts.Time(end, now)}自动恢复",
            ("open", _) => $"{what}已开通",
            ("shut", _) => $"{what}已关闭",
            _ => $"{what}的设置已清除",
        };
        var since = receipt.Outcome == ChangeOutcome.AlreadySo
            ? "，此前已是如此，未作更改。" : $"，{Facts.Time(now, now)}起生效。";
        var care = request.To == "open" ? "来自境外的诈骗较多，请谨慎接听。" : "";
        var back = receipt.Outcome == ChangeOutcome.AlreadySo ? ""
            : $"{RegisterLimits.UndoMinutes}分钟内回复“撤销”可恢复原样。";
        return state + since + care + back + Opposite(request) + Journal(receipt);
    }

    public override string Undone(ChangeReceipt receipt) =>
        "已撤销上一次更改。" + (receipt.After is { } view ? Short(view) : "") + Journal(receipt);

    public override string CannotUndo() =>
        $"没有可撤销的更改（只能撤销{RegisterLimits.UndoMinutes}分钟内的最近一次）。" + Ways();

    public override string CannotBe() => "现在无法办理，未作任何更改。";

    public override string Status(LineView view)
    {
        var rules = view.Rules.Length == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"另有个人规则{view.Rules.Length}条。");
        var isNew = view.Choices.All(choice => choice.Basis == ChoiceBasis.Default);
        var last = view.Journal == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"最近更改流水号{view.Journal}。");
        return (isNew ? "您还没有选择。" : "") + Short(view) + rules + last + Ways();
    }

    public override string Help() => "免费。" + Ways();

    public override string NotUnderstood() => "没有看懂您的短信，未作任何更改。" + Ways();

    public override string DidYouMean(ImmutableArray<Keyword> options) => options is [var only]
        ? $"您是要{Does(only)}（{only.Words[0]}）吗？回复“是”即办理，不回复则不作更改。"
        : "您是要：" + string.Join("；", options.Select((option, at) =>
            string.Create(CultureInfo.InvariantCulture, $"{at + 1} {Does(option)}"))) + "？回复数字即办理，不回复则不作更改。";

    public override string Warning(int refused) => string.Create(CultureInfo.InvariantCulture,
        $"请注意：刚刚有{refused}个境外来电或短信被拦截。凡是在电话里要您开通的，都是诈骗，请立即挂断并问问家人。")
        + $"确实要开通，请在{RegisterLimits.ConfirmMinutes}分钟内回复“是”；不回复则不作更改。";

    public override string NothingChanged() => "好的，未作任何更改。";

    public override string TooMany() => "短信过于频繁，这一条未作任何更改，请过几分钟再发。";

    protected override string Does(Keyword keyword) => keyword.Action switch
    {
        KeywordAction.Open when keyword.For is { } length =>
            $"开通{What(keyword.Service, string.Join(',', keyword.Zones))}{length}",
        KeywordAction.Open => "开通" + What(keyword.Service, string.Join(',', keyword.Zones)),
        KeywordAction.Shut => "关闭" + What(keyword.Service, string.Join(',', keyword.Zones)),
        KeywordAction.Undecided => "清除" + What(keyword.Service, string.Join(',', keyword.Zones)) + "的设置",
        KeywordAction.Undo => "撤销最近的更改",
        KeywordAction.Status => "查询",
        _ => "查看帮助",
    };

    static string What(string service, string zones)
    {
        var where = zones == "all" ? "境外及港澳台" : string.Join("、", zones.Split(',').Select(Zone));
        return where + service switch { "voice" => "来电", "sms" => "短信", _ => "来电和短信" };
    }

    static string Zone(string name) => name switch
    {
        "hongkong" => "香港", "macao" => "澳门", "taiwan" => "台湾", "overseas" => "境外", _ => name,
    };

    static string Journal(ChangeReceipt receipt) => receipt.Journal == 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"流水号{receipt.Journal}。");

    string Short(LineView view) =>
        $"来电：{Of(view, Service.Voice)}。短信：{Of(view, Service.Sms)}。";

    string Of(LineView view, Service service) => States(view, service, State, Zone, "、", "境外及港澳台全部");

    string State(ChoiceView choice) => choice.PauseUntil is { } end ? $"开通至{Facts.Time(end, end)}"
        : choice.Open ? "开通" : "关闭";

    string Opposite(ChangeRequest request)
    {
        var (action, verb) = request.To == "open" ? (KeywordAction.Shut, "关闭") : (KeywordAction.Open, "开通");
        return Facts.Word(action, request.Service) is { } word ? $"随时发送{word}可{verb}。" : "";
    }

    string Ways()
    {
        var pairs = string.Concat(Facts.Pairs().Select(pair =>
            $"{What(pair.Service, "all")}：发{pair.Open}开通，发{pair.Shut}关闭。"));
        return pairs + $"发“查询”看现状，发“撤销”恢复原样。";
    }
}
