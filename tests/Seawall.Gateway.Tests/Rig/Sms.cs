using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>SMS over IP as a gateway of the home network would send it.</summary>
internal static class Sms
{
    public const string Gateway = "sip:ipsmgw@home.example.net";
    public const byte Reference = 0x42;

    static readonly byte[] Centre = Convert.FromHexString("91683108501705F0");

    /// <summary>SMS-DELIVER; a sender that begins with a letter is a name, one with a plus is international.</summary>
    public static byte[] Deliver(
        string from, string text = "hello", byte protocolId = 0, byte coding = 0, string header = "", Ton? ton = null)
    {
        var octets = new byte[256];
        var isName = !char.IsAsciiDigit(from.TrimStart('+')[0]);
        var length = TpduWriter.WriteDeliver(
            new TpduPlan
            {
                Address = new SmppAddress(
                    ton ?? (isName ? Ton.Alphanumeric : from[0] == '+' ? Ton.International : Ton.Unknown),
                    isName ? Npi.Unknown : Npi.Isdn,
                    Encoding.ASCII.GetBytes(from.TrimStart('+'))),
                ProtocolId = protocolId,
                Coding = coding,
                Timestamp = new DateTimeOffset(2026, 5, 20, 8, 0, 0, TimeSpan.FromHours(8)),
                Header = Convert.FromHexString(header),
                Text = Encoding.ASCII.GetBytes(text),
            },
            octets);
        Assert.True(length > 0);
        return octets[..length];
    }

    /// <summary>RP-DATA to a phone.</summary>
    public static byte[] ToPhone(byte[] tpdu)
    {
        var octets = new byte[512];
        var length = RpWriter.WriteData(RpType.DataFromNetwork, Reference, Centre, default, tpdu, octets);
        return octets[..length];
    }

    /// <summary>A text from abroad by its sender, ready to go into a MESSAGE.</summary>
    public static byte[] Text(string from = Sip.Abroad, string text = "hello") => ToPhone(Deliver(from, text));

    /// <summary>The MESSAGE that brings a body to a line.</summary>
    public static string Message(
        byte[] body, string to = Sip.Shut, string branch = "z9hG4bK5m5", string callId = "t1@ipsmgw",
        string via = "192.0.2.7:5060", string transport = "UDP", string type = "application/vnd.3gpp.sms",
        string identity = Gateway, params string[] extra) =>
        Sip.Request(
            "MESSAGE", $"sip:{to}@10.0.0.1;user=phone", branch, "", callId, via, 1, transport,
            Encoding.Latin1.GetString(body),
            [$"P-Asserted-Identity: <{identity}>", $"Content-Type: {type}", .. extra]);

    /// <summary>The body of a message that left.</summary>
    public static byte[] Body(Left message) =>
        Encoding.Latin1.GetBytes(message.Text[(message.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
}
