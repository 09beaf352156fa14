using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Seawall.Smpp.Fuzz;

/// <summary>Sets the readers of what stands inside of messages beside slow ones.</summary>
internal static class BodyComparison
{
    const string StateWord =
        "(?:SCHEDLD|ENROUTE|DELIVRD|EXPIRED|DELETED|UNDELIV|ACCEPTD|UNKNOWN|REJECTD|SKIPPED)(?= |$)";

    /// <summary>What differs first, or null.</summary>
    public static string? Of(byte[] bytes)
    {
        var differences = new Differences();
        CompareRp(differences, bytes);
        foreach (TpduDirection direction in (TpduDirection[])[TpduDirection.ToMobile, TpduDirection.FromMobile])
        {
            CompareTpdu(differences, bytes, direction, inError: false);
            CompareTpdu(differences, bytes, direction, inError: true);
        }

        CompareReceipt(differences, bytes);
        CompareHeader(differences, bytes);
        CompareText(differences, bytes);
        return differences.First;
    }

    static void CompareRp(Differences differences, byte[] bytes)
    {
        TpduRefusal refusal = RpMessage.Parse(bytes, out RpMessage message);
        TwinRp twin = TwinRp.Read(bytes);
        differences.Add("rp refusal", refusal, twin.Refusal);
        differences.Add("rp type", (int)message.Type, twin.Type);
        differences.Add("rp reference", message.Reference, twin.Reference);
        differences.Add("rp originator", Hex(message.Originator), Hex(twin.Originator));
        differences.Add("rp destination", Hex(message.Destination), Hex(twin.Destination));
        differences.Add("rp cause", (int)message.Cause, twin.Cause);
        differences.Add("rp user data", Hex(message.UserData), Hex(twin.UserData));
    }

    static void CompareTpdu(Differences differences, byte[] bytes, TpduDirection direction, bool inError)
    {
        TpduRefusal refusal = Tpdu.Parse(bytes, direction, inError, out Tpdu tpdu);
        TwinTpdu twin = TwinTpdu.Read(bytes, direction, inError);
        string name = $"{direction} {inError} ";
        differences.Add(name + "refusal", refusal, twin.Refusal);
        if (refusal != TpduRefusal.None)
        {
            return;
        }

        Span<byte> address = stackalloc byte[TpAddress.CharactersMax];
        char[] text = new char[160];
        int characters = tpdu.ReadText(text);
        differences.Add(name + "type", tpdu.Type, twin.Type);
        differences.Add(name + "address", Encoding.Latin1.GetString(tpdu.Address.Read(address).Text), twin.Address);
        differences.Add(name + "type of address", tpdu.Address.Type, twin.AddressType);
        differences.Add(name + "pid", tpdu.ProtocolId, twin.ProtocolId);
        differences.Add(name + "cause", tpdu.FailureCause, twin.FailureCause);
        differences.Add(name + "status", tpdu.Status, twin.Status);
        differences.Add(name + "timestamp", Hex(tpdu.Timestamp), Hex(twin.Timestamp));
        differences.Add(name + "user data", Hex(tpdu.UserData), Hex(twin.UserData));
        differences.Add(name + "part", tpdu.Header.Part, TwinFacts.Part(twin.Header));
        differences.Add(name + "text", characters < 0 ? null : new string(text, 0, characters), twin.Text);
    }

    static void CompareReceipt(Differences differences, byte[] bytes)
    {
        bool read = DeliveryReceipt.TryReadText(bytes, out DeliveryReceipt receipt);
        string text = Encoding.Latin1.GetString(bytes);

        // One word after the other, until the word that begins the text.
        string head = text;
        string tail = "";
        Match end = Regex.Match(text, "(?<=^| )text:", RegexOptions.IgnoreCase | RegexOptions.Singleline);
        if (end.Success)
        {
            head = text[..end.Index];
            tail = text[(end.Index + 5)..];
        }

        string? stat = Last(head, "stat", StateWord);
        string id = Last(head, "id", "[^ ]*") ?? "";
        differences.Add("receipt", read, stat is not null && id != "");
        differences.Add("receipt id", Encoding.Latin1.GetString(receipt.MessageId), id);
        string done = Last(head, "done date", "[^ ]*") ?? "";
        differences.Add("receipt done", Encoding.Latin1.GetString(receipt.DoneDate), done);
        differences.Add("receipt text", Encoding.Latin1.GetString(receipt.Text), tail);
        string state = Encoding.Latin1.GetString(MessageStates.Word(receipt.State));
        differences.Add("receipt state", state, stat?.ToUpperInvariant() ?? "UNKNOWN");
    }

    static string? Last(string text, string key, string value) =>
        Regex.Matches(text, $"(?<=^| ){key}:({value})", RegexOptions.IgnoreCase | RegexOptions.Singleline)
            .LastOrDefault()?.Groups[1].Value;

    static void CompareHeader(Differences differences, byte[] bytes)
    {
        bool read = UserDataHeader.TryRead(bytes, out UserDataHeader header);
        List<(byte Id, byte[] Value)>? twin = TwinFacts.Header(bytes, out int octets);
        List<string> elements = [];
        foreach (HeaderElement element in header)
        {
            elements.Add($"{(byte)element.Id}:{Hex(element.Value)}");
        }

        differences.Add("header", read, twin is not null);
        differences.Add("header octets", header.Octets, octets);
        differences.Add(
            "elements", string.Join(' ', elements),
            string.Join(' ', (twin ?? []).Select(one => $"{one.Id}:{Hex(one.Value)}")));
        differences.Add("header part", header.Part, TwinFacts.Part(twin ?? []));
    }

    static void CompareText(Differences differences, byte[] bytes)
    {
        char[] text = new char[bytes.Length];
        int length = GsmAlphabet.Decode(bytes, text);
        string twin = TwinText.OfSeptets(bytes);
        differences.Add("gsm", new string(text, 0, length), twin);

        // All octets as one number, its low bits first.
        byte[] septets = new byte[bytes.Length * 8 / 7];
        int count = Septets.Unpack(bytes, septets);
        var number = new BigInteger(bytes, isUnsigned: true);
        byte[] slow = [.. Enumerable.Range(0, septets.Length).Select(at => (byte)((number >> (7 * at)) & 0x7F))];
        differences.Add("unpacked", Hex(septets.AsSpan(0, count)), Hex(slow));
        byte[] packed = new byte[bytes.Length];
        int again = Septets.Pack(septets, packed);
        differences.Add("packed", Hex(packed.AsSpan(0, again)), Hex(Masked(bytes, septets.Length)));
    }

    // What is left of the octets when only whole septets count.
    static byte[] Masked(byte[] bytes, int septets)
    {
        byte[] masked = [.. bytes.Take(((septets * 7) + 7) / 8)];
        int spare = (masked.Length * 8) - (septets * 7);
        if (masked.Length > 0)
        {
            masked[^1] &= (byte)(0xFF >> spare);
        }

        return masked;
    }

    static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
