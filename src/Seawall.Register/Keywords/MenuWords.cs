using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The screens of the menu over USSD, in one language: each at most 80 characters, so that it fits also in UCS-2, and
/// at most three choices.
/// </summary>
sealed record MenuWords
{
    public static MenuWords Chinese { get; } = new()
    {
        Calls = "境外来电", Texts = "境外短信", Open = "开通", Shut = "关闭", Partly = "部分关闭",
        ToOpen = "开通", ToShut = "关闭", More = "更多", OpenDay = "来电短信开通24小时", Undo = "撤销最近更改", End = "结束",
        Sure = "刚有境外来电被拦截。要您开通的都是诈骗，请挂断！", SureNo = "不开通", SureYes = "仍要开通",
        Undone = "已撤销。", Nothing = "未作任何更改。", CannotUndo = "没有可撤销的更改。", Waits = "已记下，冷静期后生效。",
        Number = "流水号{0}。", Space = "",
    };

    public static MenuWords English { get; } = new()
    {
        Calls = "Calls", Texts = "Texts", Open = "open", Shut = "shut", Partly = "partly shut",
        ToOpen = "Open", ToShut = "Shut", More = "More", OpenDay = "Open all for 24 h", Undo = "Take back", End = "End",
        Sure = "Calls were refused just now. Is somebody telling you to open?", SureNo = "Keep", SureYes = "Open",
        Undone = "Taken back.", Nothing = "Nothing changed.", CannotUndo = "Nothing to take back.",
        Waits = "Noted, counts after the cooling-off.", Number = "No. {0}.", Space = " ",
    };

    public required string Calls { get; init; }

    public required string Texts { get; init; }

    public required string Open { get; init; }

    public required string Shut { get; init; }

    public required string Partly { get; init; }

    public required string ToOpen { get; init; }

    public required string ToShut { get; init; }

    public required string More { get; init; }

    public required string OpenDay { get; init; }

    public required string Undo { get; init; }

    public required string End { get; init; }

    public required string Sure { get; init; }

    public required string SureNo { get; init; }

    public required string SureYes { get; init; }

    public required string Undone { get; init; }

    public required string Nothing { get; init; }

    public required string CannotUndo { get; init; }

    public required string Waits { get; init; }

    public required string Number { get; init; }

    public required string Space { get; init; }

    /// <summary>The words of a language; English for any that is not known.</summary>
    public static MenuWords In(string language) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>What is in force in few words.</summary>
    public string State(LineView view) =>
        $"{Calls}{Space}{Of(view, Service.Voice)}. {Texts}{Space}{Of(view, Service.Sms)}.";

    /// <summary>The first screen.</summary>
    public string Root(LineView view) =>
        $"{State(view)}\n1 {Change(view, Service.Voice)}\n2 {Change(view, Service.Sms)}\n3 {More}";

    /// <summary>The second.</summary>
    public string Others() => $"1 {OpenDay}\n2 {Undo}\n3 {End}";

    /// <summary>The question before a coached opening.</summary>
    public string Question() => $"{Sure}\n1 {SureNo}\n2 {SureYes}";

    /// <summary>What became of a change.</summary>
    public string Done(ChangeReceipt receipt) => receipt.Outcome switch
    {
        ChangeOutcome.Done or ChangeOutcome.AlreadySo when receipt.After is { } view =>
            $"{State(view)}{Space}{Journal(receipt)}",
        ChangeOutcome.Waiting => $"{Waits}{Space}{Journal(receipt)}",
        _ => Nothing,
    };

    /// <summary>A journal number, as answers name it.</summary>
    public string Journal(ChangeReceipt receipt) =>
        string.Format(CultureInfo.InvariantCulture, Number, receipt.Journal);

    /// <summary>Whether a service is to be opened next: where anything of it is shut.</summary>
    public static bool Opens(LineView view, Service service) =>
        view.Choices.Any(choice => choice.Service == service && !choice.Open);

    string Change(LineView view, Service service) =>
        (Opens(view, service) ? ToOpen : ToShut) + Space + (service == Service.Voice ? Calls : Texts);

    string Of(LineView view, Service service)
    {
        var open = view.Choices.Where(choice => choice.Service == service).Select(choice => choice.Open).Distinct();
        return open.ToArray() switch { [true] => Open, [false] => Shut, _ => Partly };
    }
}
