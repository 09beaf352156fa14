using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>A notice's text as it is sent: the octets of each part, which are the same for all who get it.</summary>
internal sealed class NoticeText
{
    /// <summary>Where the reference stands in the header of a part (TS 23.040 §9.2.3.24.1).</summary>
    public const int ReferenceAt = 3;

    const int HeaderOctets = 6;
    const byte Ucs2 = 8;

    readonly byte[][] contents;

    NoticeText(string text, TextAlphabet alphabet, byte[][] contents)
    {
        Text = text;
        Coding = alphabet == TextAlphabet.Ucs2 ? Ucs2 : (byte)0;
        this.contents = contents;
    }

    public string Text { get; }

    /// <summary>data_coding.</summary>
    public byte Coding { get; }

    /// <summary>How many parts it takes.</summary>
    public int Count => contents.Length;

    /// <summary>Whether each part begins with a header, in which the reference is still to be written.</summary>
    public bool HasHeader => Count > 1;

    /// <summary>The octets of a part, from 0.</summary>
    public ReadOnlySpan<byte> this[int part] => contents[part];

    /// <summary>Cuts and writes a text; null where it takes more parts than a header can count.</summary>
    public static NoticeText? Of(string text)
    {
        var parts = new TextParts(text);
        var count = parts.Count;
        if (count > byte.MaxValue)
        {
            return null;
        }
        var header = count > 1 ? HeaderOctets : 0;
        var contents = new byte[count][];
        Span<byte> content = stackalloc byte[SmppLimits.ShortMessageOctetsMax];
        var at = 0;
        foreach (var part in parts)
        {
            var octets = TextCodec.Encode(parts.Alphabet, part, content[header..]);
            if (octets < 0)
            {
                return null;
            }
            if (header > 0)
            {
                ReadOnlySpan<byte> element = [5, 0, 3, 0, (byte)count, (byte)(at + 1)];
                element.CopyTo(content);
            }
            contents[at++] = content[..(header + octets)].ToArray();
        }
        return new NoticeText(text, parts.Alphabet, contents);
    }
}
