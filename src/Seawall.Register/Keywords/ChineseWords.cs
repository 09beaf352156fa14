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

    public override string ChangedFor(ChangeRequest request, ChangeReceipt receipt) =>
        $"已为{Facts.Name(receipt.Number)}办理：{What(request.Service, request.Zone)}"
        + (request.To == "open" ? "已开通。" : request.To == "shut" ? "已关闭。" : "的设置已清除。") + Journal(receipt);

    public override string Waits(ChangeReceipt receipt, WaitingView? waits, DateTimeOffset now) =>
        waits is { IsProposal: false }
            ? $"已记下，按您事先设定的冷静期，{Facts.Time(waits.At, now)}起生效。在此之前回复“撤销”即取消。" + Journal(receipt)
            : $"已向{Facts.Name(receipt.Number)}提出，对方同意后生效。" + Journal(receipt);

    public override string Accepted(ChangeReceipt receipt) =>
        "已同意。" + (receipt.After is { } view ? Short(view) : "") + Journal(receipt);

    public override string CoolingOff(int hours, ChangeReceipt receipt) => (hours == 0
        ? "已取消冷静期，今后开通立即生效。"
        : string.Create(CultureInfo.InvariantCulture, $"今后每次开通都将在{hours}小时后才生效，关闭仍立即生效。"))
        + Journal(receipt);

    public override string Guardian(KeywordAction action, string other) => action switch
    {
        KeywordAction.Guardian => $"已请{other}做您的监护人，对方同意后生效。",
        KeywordAction.Ward => $"已告知{other}您愿意做监护人，对方同意后生效。",
        _ => $"与{other}的监护关系已解除。",
    };

    public override string GuardianAnswered(E164 other, bool byGuardian, bool yes) => (byGuardian, yes) switch
    {
        (true, true) => $"您已是{Facts.Name(other)}的监护人。发“关闭{Facts.Name(other)}”可替其关闭，发“开通{Facts.Name(other)}”可建议开通。",
        (false, true) => $"{Facts.Name(other)}已是您的监护人。发“解除监护{Facts.Name(other)}”可解除。",
        _ => $"已谢绝{Facts.Name(other)}。",
    };

    public override string HowToCare() =>
        "发“监护”加对方号码，可请对方做监护人；发“解除监护”加号码可解除。发“冷静24”，今后开通在24小时后才生效。未作任何更改。";

    public override string WhichOne(IEnumerable<E164> others, bool yes) =>
        $"有几件事等您答复，请写明号码，例如：{(yes ? "是" : "否")}" + string.Join("，", others.Distinct().Select(Facts.Name));

    public override string StatusOf(LineView view) => $"{Facts.Name(view.Number)}：{Short(view)}{Default(view)}";

    public override string? News(LineNews news, NewsRole role)
    {
        var (line, doer) = (Facts.Name(news.Line), AnswerFacts.Doer(news, Facts));
        var toLine = role == NewsRole.Line;
        const string can = "可以随时替其关闭境外来电和短信，可以建议开通，并会收到每次更改的通知";
        return news.Entry.Kind switch
        {
            JournalKind.GuardianAsked when toLine =>
                $"{doer}愿意做您的监护人：可以替您关闭境外来电和短信；是否开通仍由您决定。同意请回复“是”，不同意请回复“否”。",
            JournalKind.GuardianAsked => $"{line}请您做监护人：{can}。同意请回复“是”，不同意请回复“否”。",
            JournalKind.GuardianConfirmed => toLine ? $"{doer}已同意做您的监护人。" : $"{line}的监护关系已确认。",
            JournalKind.GuardianEnded => toLine ? $"{doer}不再做您的监护人。" : $"{line}的监护关系已解除。",
            JournalKind.Proposed => toLine
                ? $"您的监护人{doer}建议：{Waiting(news)}。同意请回复“是”，不同意请回复“否”；不回复则不作更改。" : null,
            JournalKind.Asked => $"{line}申请{Waiting(news)}，冷静期后生效。流水号{news.Entry.Journal}。",
            _ when toLine => $"您的监护人{doer}作了更改。现在{Short(news.After)}流水号{news.Entry.Journal}。",
            _ => $"{line}的设置有更改。现在{Short(news.After)}流水号{news.Entry.Journal}。",
        };
    }

    public override string Digest(DigestChoice to, ChangeReceipt receipt) => (to switch
    {
        DigestChoice.First => "今后每天第一次拦截时短信告知您。",
        DigestChoice.Daily => "今后每天短信告知您一次当天的拦截情况。",
        _ => "今后不再短信告知拦截情况。",
    }) + Journal(receipt);

    public override string Passed(E164 caller, ChangeReceipt receipt) =>
        $"已放行尾号{Tail(caller)}的号码，随时回复“撤销”可恢复。" + Journal(receipt);

    public override string Refused(int count, ImmutableArray<RefusedGroup> groups)
    {
        var each = groups.Select(group => string.Concat(
            group.Digit > 0 ? $"（{group.Digit}）" : "", group.Country(true),
            group.Caller.IsNone ? "" : "尾号" + Tail(group.Caller),
            group.Service == Service.Voice ? "来电" : "短信", $"{group.Times}次"));
        var how = groups.Any(group => group.Digit > 0) ? "认识的，回复序号即放行；" : "";
        return string.Create(CultureInfo.InvariantCulture, $"今天为您拦截{count}次：") + string.Join("；", each)
            + $"。{how}回复“不要提醒”不再告知。";
    }

    static string Tail(E164 number) => (number.Value % 100).ToString("00", CultureInfo.InvariantCulture);

    string Waiting(LineNews news) =>
        news.After.Waiting.FirstOrDefault(one => one.Journal == news.Entry.Journal) is not { } waits ? "更改设置"
        : waits.Kind == WaitingKind.Choice
            ? (waits.To == Choice.Open ? "开通" : "更改") + What(waits.Service, Facts.Zones(waits))
        : waits.What;

    public override string Undone(ChangeReceipt receipt) =>
        "已撤销上一次更改。" + (receipt.After is { } view ? Short(view) : "") + Journal(receipt);

    public override string CannotUndo() =>
        $"没有可撤销的更改（只能撤销{RegisterLimits.UndoMinutes}分钟内的最近一次）。" + Ways();

    public override string CannotBe() => "现在无法办理，未作任何更改。";

    public override string Status(LineView view)
    {
        var rules = view.Rules.Length == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"另有个人规则{view.Rules.Length}条。");
        var last = view.Journal == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $"最近更改流水号{view.Journal}。");
        return (IsNew(view) ? "您还没有选择。" : "") + Short(view) + Default(view) + rules + last + Ways();
    }

    /// <summary>What a campaign shut, since when, and that choosing is free.</summary>
    string Default(LineView view)
    {
        var measures = string.Concat(Measures(view).Select(measure =>
            $"自{Facts.Time(measure.Since, measure.Since)}起因“{measure.Title.Chinese}”默认关闭。"));
        return measures.Length == 0 ? "" : measures + "您可随时免费自行选择。";
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
