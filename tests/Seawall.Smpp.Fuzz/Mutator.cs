using System.Buffers.Binary;

namespace Seawall.Smpp.Fuzz;

/// <summary>Spoils PDUs in small ways that readers get wrong. The same random numbers spoil in the same way.</summary>
internal sealed class Mutator(Random random)
{
    const int HeaderOctets = 16;

    static readonly byte[] Interesting = [0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 20, 21, 64, 65, 127, 128, 200, 254, 255];

    static readonly string[] Pieces =
    [
        "00", "0000", "FF", "FFFFFFFF", "01010100", "0200", "020000", "0101013800", "020E000103", "020F000102",
        "020C00021234", "020A000223F0", "020B00020B84", "0424000548656C6C6F", "0424FFFF", "04240000", "0427000108",
        "001E00056162636400", "0030000181", "0210000134", "0210000233", "042300030300", "0606000141", "060100030100",
        "13800001", "060400020001", "0605000309000A", "050003EB0201", "06080412340302", "0B05040B8423F00003EB0201",
        "024001", "7F", "05", "1B65", "1B1B",
        "31323032353535303132330050", "3030303030313030303030303030305200", "3234313232353039313530303030302B00",
        "69643A61207374617420", "20737461743A52454A4543544420", "20646F6E6520646174653A3234",
        "2B383631333830303133383030303000",
    ];

    /// <summary>
    /// A PDU with one to four faults, now and then none. Most times its length is made to fit again, so that the faults
    /// are met and not the length.
    /// </summary>
    public byte[] Spoil(byte[] pdu, byte[] other, bool isBody)
    {
        List<byte> bytes = [.. pdu];
        for (int faults = random.Next(5); faults > 0; faults--)
        {
            // Seldom in the header: what is wrong there is soon told.
            Spoil(bytes, other, isBody || random.Next(6) == 0 ? 0 : Math.Min(HeaderOctets, bytes.Count));
        }

        byte[] spoiled = [.. bytes];
        if (!isBody && random.Next(8) != 0 && spoiled.Length >= 4)
        {
            BinaryPrimitives.WriteInt32BigEndian(spoiled, spoiled.Length);
        }

        return spoiled;
    }

    void Spoil(List<byte> bytes, byte[] other, int first)
    {
        int at = first + random.Next(bytes.Count - first + 1);
        int length = Math.Min(1 + random.Next(random.Next(6) == 0 ? 60 : 4), bytes.Count - at);
        switch (random.Next(10))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2 or 3:
                bytes.InsertRange(at, Piece());
                break;
            case 4:
                bytes.RemoveRange(at, length);
                bytes.InsertRange(at, Piece());
                break;
            case 5 when bytes.Count > at:
                bytes[at] = (byte)random.Next(256);
                break;
            case 6 when bytes.Count > at:
                bytes[at] = Interesting[random.Next(Interesting.Length)];
                break;
            case 7:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 8:
                bytes.InsertRange(at, Graft(other));
                break;
            default:
                bytes.AddRange(Piece());
                break;
        }
    }

    byte[] Piece() => Convert.FromHexString(Pieces[random.Next(Pieces.Length)]);

    byte[] Graft(byte[] other)
    {
        int from = random.Next(other.Length);
        int length = 1 + random.Next(Math.Min(40, other.Length - from));
        return other.AsSpan(from, length).ToArray();
    }
}
