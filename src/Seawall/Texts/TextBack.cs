using System.Text;
using Seawall.Smpp;

namespace Seawall.Texts;

/// <summary>What is written back to a test text, put together of its parts.</summary>
internal sealed class TextBack(string from)
{
    private readonly SortedDictionary<int, string> _parts = [];
    private int _total = int.MaxValue;

    /// <summary>Whether all of it is there.</summary>
    public bool IsWhole => _parts.Count >= _total;

    /// <summary>What there is of it.</summary>
    public string Text => string.Concat(_parts.Values);

    /// <summary>Looks at a PDU that came; what is no text from there is passed over.</summary>
    public void Take(ReadOnlySpan<byte> octets)
    {
        if (SmppPdu.Parse(octets, out var pdu) != SmppRefusal.None || pdu.Command != CommandId.DeliverSm
            || Encoding.Latin1.GetString(pdu.Source.Text) != from)
        {
            return;
        }

        var facts = MessageFacts.Of(pdu);
        Span<char> text = stackalloc char[SmppLimits.ShortMessageOctetsMax];
        var length = facts.IsReport ? -1 : TextCodec.Decode(facts.Coding.Alphabet, facts.Text, text);
        if (length >= 0)
        {
            _parts[facts.Part.IsPart ? facts.Part.Number : 1] = new string(text[..length]);
            _total = facts.Part.IsPart ? facts.Part.Total : 1;
        }
    }
}
