using System.Buffers.Binary;

namespace Seawall.Smpp.Fuzz;

/// <summary>A PDU as the slow twin read it: everything copied, everything by its name in the standard.</summary>
internal sealed class TwinPdu
{
    public SmppRefusal Refusal { get; set; }

    public uint Command { get; set; }

    public uint Status { get; set; }

    public uint Sequence { get; set; }

    public List<(string Name, byte[] Value)> Fields { get; } = [];

    public List<(ushort Tag, byte[] Value)> Tlvs { get; } = [];

    public bool FieldsRead { get; set; }

    public bool IsResponse => Command >= 0x80000000;

    public bool Has(string name) => Fields.Any(field => field.Name == name);

    public byte[] Bytes(string name) => Fields.FirstOrDefault(field => field.Name == name).Value ?? [];

    public byte Octet(string name) => Bytes(name) is [var octet, ..] ? octet : (byte)0;

    /// <summary>A string without its NUL.</summary>
    public byte[] Text(string name) => Bytes(name) is { Length: > 0 } text ? text[..^1] : [];

    public byte[]? Tlv(int tag) => Tlvs.FirstOrDefault(tlv => tlv.Tag == tag).Value;

    public byte[] Content => Bytes("short_message") is { Length: > 0 } text ? text : Tlv(0x424) ?? [];

    /// <summary>The destinations of submit_multi.</summary>
    public List<TwinDestination> Destinations
    {
        get
        {
            List<TwinDestination> all = [];
            var cursor = new TwinCursor(Bytes("dest_address"));
            for (int left = Has("dest_address") ? Octet("number_of_dests") : 0; left > 0; left--)
            {
                bool list = cursor.Octet() == 2;
                byte ton = list ? (byte)0 : cursor.Octet();
                byte npi = list ? (byte)0 : cursor.Octet();
                all.Add(new TwinDestination(list, ton, npi, cursor.Text()[..^1]));
            }

            return all;
        }
    }
}

/// <summary>One destination.</summary>
internal sealed record TwinDestination(bool IsList, byte Ton, byte Npi, byte[] Text)
{
    public byte[] Whole => IsList ? [2, .. Text, 0] : [1, Ton, Npi, .. Text, 0];
}

/// <summary>Takes octets off the front, and throws where there are none.</summary>
internal sealed class TwinCursor(byte[] bytes)
{
    public int At { get; private set; }

    public int Left => bytes.Length - At;

    public byte Octet() => Take(1)[0];

    public byte[] Text()
    {
        int end = Array.IndexOf(bytes, (byte)0, At);
        return end < 0 ? throw new TwinEndException() : Take(end + 1 - At);
    }

    public byte[] Take(int count)
    {
        if (count > Left)
        {
            throw new TwinEndException();
        }

        At += count;
        return bytes[(At - count)..At];
    }

    public uint Number() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public ushort Short() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
}

/// <summary>The octets have come to their end.</summary>
internal sealed class TwinEndException : Exception;
