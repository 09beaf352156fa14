namespace Seawall.Smpp.Fuzz;

/// <summary>
/// What stands inside of other messages: TPDUs, the RP layer, receipts, user data headers, packed text.
/// </summary>
internal static class Bodies
{
    /// <summary>All of them are in order.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Of(
            "deliver-concatenated",
            "E40A91214365870900007050515110112117050003EB0201906536FBCD02DDDF723619140A8500"),
        Sample.Of("deliver-hellohello", "04039177F8000099309251619580" + "0AE8329BFD4697D9EC37"),
        Sample.Of("deliver-published", "040B911346610089F60000208062917314080CC8F71D14969741F977FD07"),
        Sample.Of("deliver-name", "040DD054797D4E6F960100006060515110112303C16108"),
        Sample.Of("deliver-ucs2", "040D91683158170010F1000842013121436523024F60"),
        Sample.Of("submit", "01000D91683158170010F1000005C8329BFD06"),
        Sample.Of("submit-relative", "11050A9121436587090000A705C8329BFD06"),
        Sample.Of("submit-absolute", "19050A9121436587090000420131214365230548656C6C6F"),
        Sample.Of("status-report", "06170A912143658709421031214365234210312153652300"),
        Sample.Of("deliver-report-ok", "0000"),
        Sample.Of("deliver-report-error", "00C400"),
        Sample.Of("deliver-report-text", "00FF070000054142434445"),
        Sample.Of("submit-report", "010042013121436523"),
        Sample.Of("rp-data-network", "0142069121436587090013" + "040A9121436587090000420131214365230141"),
        Sample.Of("rp-data-mobile", "00420006912143658709" + "1301000D91683158170010F1000005C8329BFD06"),
        Sample.Of("rp-ack", "02424102" + "0000"),
        Sample.Of("rp-error", "04420115410300C400"),
        Sample.Of("rp-smma", "0642"),
        new("receipt", Build.Text(
            "id:0123456789 sub:001 dlvrd:001 submit date:2412250915 done date:2412250916 stat:DELIVRD err:000 "
            + "Text:Hello")),
        new("receipt-short", Build.Text("ID:abc  Stat:undeliv  text: a b")),
        Sample.Of("header", "0B05040B8423F00003EB0201"),
        Sample.Of("header-shift", "0A0003EB020124010125010A41"),
        Sample.Of("packed", "E8329BFD4697D9EC37"),
    ];
}
