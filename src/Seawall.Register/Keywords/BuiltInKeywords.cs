using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>What always works, for everybody and to every number of ours.</summary>
static class BuiltInKeywords
{
    public static ImmutableArray<Keyword> All { get; } =
    [
        Of(KeywordAction.Status, "STATUS", "查询", "状态", "CX", "CXZT", "STAT", "?"),
        Of(KeywordAction.Help, "HELP", "帮助", "BZ", "INFO", "菜单"),
        Of(KeywordAction.Undo, "UNDO", "撤销", "CXIAO", "取消更改"),
        Of(KeywordAction.Yes, "YES", "Y", "是", "是的", "确认", "同意", "OK", "好", "好的", "SHI"),
        Of(KeywordAction.No, "NO", "N", "否", "不", "不是", "不同意", "BU"),
        Of(KeywordAction.Guardian, "GUARDIAN", "监护人", "监护", "守护", "JHR"),
        Of(KeywordAction.Ward, "WARD", "照看", "我来监护", "ZK"),
        Of(KeywordAction.Part, "NO GUARDIAN", "解除监护", "取消监护", "JCJH"),
        Of(KeywordAction.DigestOff, "DIGEST OFF", "不要提醒", "关闭提醒", "GBTX"),
        Of(KeywordAction.DigestFirst, "DIGEST FIRST", "首次提醒", "SCTX"),
        Of(KeywordAction.DigestDaily, "DIGEST DAILY", "DIGEST", "每日提醒", "每天提醒", "MRTX"),
        Of(KeywordAction.CoolingOff, "COOLING", "冷静", "冷静期", "LJQ"),
    ];

    static Keyword Of(KeywordAction action, params string[] words) => new()
    {
        Words = [.. words.Where(word => TextFold.Fold(word).Length > 0)], Action = action,
    };
}
