using Seawall.Gateway;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary><c>texts = { ... }</c> of a trunk of calls: what is done with SMS over IP (TS 24.341).</summary>
internal sealed record TextsConfig(RpCause Cause, Placed<string>? ReportsTo, bool NetworkMessages)
{
    private static readonly Expected<RpCause> _cause = new(
        "21 or 111",
        (TomlNode node, out RpCause value) =>
        {
            value = node is TomlWhole { Value: 21 or 111 } whole ? (RpCause)whole.Value : RpCause.None;
            return value != RpCause.None;
        });

    /// <summary>Reads the table; left out, cause 21, back the way the text came.</summary>
    public static TextsConfig Read(SectionReader? section)
    {
        var usual = new SipTextsModel();
        if (section is null)
        {
            return new TextsConfig(usual.Cause, null, usual.NetworkMessages);
        }

        var config = new TextsConfig(
            section.Take("cause", _cause, usual.Cause).Value,
            section.Has("reports_to") ? section.Take("reports_to", Expect.Name, "") : null,
            section.Take("network_messages", Expect.Flag, usual.NetworkMessages).Value);
        section.Finish();
        return config;
    }
}
