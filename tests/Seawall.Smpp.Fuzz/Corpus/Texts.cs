namespace Seawall.Smpp.Fuzz;

/// <summary>
/// Messages as hubs send them: long ones in all three ways, names, short codes, receipts, indications.
/// </summary>
internal static class Texts
{
    static readonly (int, int, string) Abroad = (1, 1, "12025550123");
    static readonly (int, int, string) Home = (1, 1, "8613857100001");

    /// <summary>All of them can be read; the check finds something wrong with a few.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        new("gsm", Build.Message(4, Abroad, Home, 0, 0, 0, Build.Text("Hello, world !!!"))),
        new("udh8", Build.Message(5, Abroad, Home, 0x40, 0, 0, Build.Hex("050003EB020148656C6C6F"))),
        new("udh16", Build.Message(5, Abroad, Home, 0x40, 0, 8, Build.Hex("06080412340302660E5929"))),
        new("udh-two", Build.Message(4, Abroad, Home, 0x43, 0, 4, Build.Hex("0B05040B8423F00003EB0302AABB"))),
        new("udh-voicemail", Build.Message(5, Abroad, Home, 0x40, 0, 0, Build.Hex("0401028003"))),
        new("udh-beyond", Build.Message(5, Abroad, Home, 0x40, 0, 0, Build.Hex("09000301"))),
        new("sar", Build.Message(4, Abroad, Home, 0, 0, 0, Build.Text("part"), [
            .. Build.Tlv(0x20C, 0x12, 0x34), .. Build.Tlv(0x20E, 3), .. Build.Tlv(0x20F, 2),
            .. Build.Tlv(0x204, 0, 9)])),
        new("sar-small", Build.Message(4, Abroad, Home, 0, 0, 0, Build.Text("part"), [
            .. Build.Tlv(0x20C, 0, 0x34), .. Build.Tlv(0x20E, 3), .. Build.Tlv(0x20F, 3)])),
        new("payload", Build.Message(4, Abroad, Home, 0x40, 0, 0, [], [
            .. Build.Tlv(0x424, Build.Hex("050003EB020148656C6C6F")), .. Build.Tlv(0x1500, 1, 2, 3)])),
        new("payload-long", Build.Message(4, Abroad, Home, 0, 0, 8, [], Build.Tlv(0x424, new byte[300]))),
        new("payload-twice", Build.Message(4, Abroad, Home, 0, 0, 0, Build.Text("a"), Build.Tlv(0x424, 0x62))),
        new("ports", Build.Message(4, Abroad, Home, 0, 0, 4, Build.Text("x"), [
            .. Build.Tlv(0x20A, 0x23, 0xF0), .. Build.Tlv(0x20B, 0x0B, 0x84)])),
        new("data", Build.Data(Abroad, Home, 0, 0, [.. Build.Tlv(0x424, Build.Text("Hello")), .. Build.Tlv(0x426, 1)])),
        new("data-long-address", Build.Data((5, 0, new string('n', 40)), Home, 0, 0, Build.Tlv(0x424, 0x78))),
        new("data-sar", Build.Data(Abroad, Home, 0, 8, [
            .. Build.Tlv(0x424, 0x4F, 0x60), .. Build.Tlv(0x20C, 1, 0), .. Build.Tlv(0x20E, 2),
            .. Build.Tlv(0x20F, 1)])),
        new("name", Build.Message(5, (5, 0, "EXAMPLE BANK"), Home, 0, 0, 0, Build.Text("code 123456"))),
        new("name-like-number", Build.Message(5, (5, 0, "+86 138 0013 8000"), Home, 0, 0, 0, Build.Text("x"))),
        new("short-code", Build.Message(5, (3, 0, "10086"), (0, 1, "13857100001"), 0, 0, 0, Build.Text("x"))),
        new("star-code", Build.Message(4, (0, 0, "*100#"), (0, 0, "013857100001"), 0, 0, 0, Build.Text("x"))),
        new("plus", Build.Message(4, (0, 0, "+12025550123"), (1, 1, "008613857100001"), 0, 0, 0, Build.Text("x"))),
        new("flash", Build.Message(5, Abroad, Home, 0, 0, 0x10, Build.Text("now"))),
        new("sim", Build.Message(5, Abroad, Home, 0x40, 0x7F, 0xF6, Build.Hex("027000001122"))),
        new("voicemail", Build.Message(5, Abroad, Home, 0, 0, 0xC8, [])),
        new("voicemail-tlv", Build.Message(5, Abroad, Home, 0, 0, 0, Build.Text("1 new"), Build.Tlv(0x30, 0x80))),
        new("receipt", Build.Message(5, Home, Abroad, 0x04, 0, 0, Build.Text(
            "id:0123456789 sub:001 dlvrd:000 submit date:2412250915 done date:2412250916 stat:REJECTD err:045 "
            + "text:Hi"))),
        new("receipt-tlv", Build.Message(5, Home, Abroad, 0x04, 0, 0, Build.Text("thank you"), [
            .. Build.Tlv(0x1E, Build.Text("abc\0")), .. Build.Tlv(0x427, 5), .. Build.Tlv(0x423, 3, 0, 27)])),
        new("query-no-id", Build.Pdu(3, 0, 5, "", 1, 1, "12025550123")),
        new("cancel-no-id", Build.Pdu(8, 0, 5, "", "", 1, 1, "12025550123", 1, 1, "8613857100001")),
        new("multi", Build.Pdu(
            0x21, 0, 6, "", 1, 1, "12025550123", 3, 1, 1, 1, "8613857100001", 2, "friends", 1, 0, 1, "13857100002",
            0, 0, 0, "", "", 0, 0, 0, 0, 2, Build.Text("hi"), Build.Tlv(0x204, 0, 1))),
        new("multi-answer", Build.Pdu(
            0x80000021, 0, 6, "m1", 2, 1, 1, "8613857100001", Build.Hex("00000045"), 0, 0, "friends",
            Build.Hex("00000044"))),
        new("refused-with-id", Build.Pdu(0x80000004, 0x45, 9, "")),
        new("refused-with-reason", Build.Pdu(0x80000103, 0xFE, 9, "", Build.Tlv(0x425, 1), Build.Tlv(0x423, 3, 0, 1))),
        new("vendor", Build.Pdu(0x00010200, 0, 9, Build.Hex("0102"))),
    ];
}
