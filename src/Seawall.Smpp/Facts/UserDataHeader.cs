using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>The elements of a user data header that somebody reads here (TS 23.040 §9.2.3.24).</summary>
public enum HeaderElementId : byte
{
    Concatenation8 = 0x00,
    MessageWaiting = 0x01,
    Ports8 = 0x04,
    Ports16 = 0x05,
    Concatenation16 = 0x08,
    SingleShift = 0x24,
    LockingShift = 0x25,
}

/// <summary>One element of a user data header.</summary>
public readonly ref struct HeaderElement(HeaderElementId id, ReadOnlySpan<byte> value)
{
    /// <summary>Which; any octet can come.</summary>
    public HeaderElementId Id { get; } = id;

    /// <summary>Its octets.</summary>
    public ReadOnlySpan<byte> Value { get; } = value;
}

/// <summary>
/// The header before a text: UDHL *( IEI IEDL IED ) (TS 23.040 §9.2.3.24). <c>default</c> is one that is not there.
/// </summary>
public ref struct UserDataHeader
{
    readonly ReadOnlySpan<byte> _elements;
    int _at;

    UserDataHeader(ReadOnlySpan<byte> elements) => _elements = elements;

    /// <summary>The octets it takes from the user data, its length included; 0 where there is none.</summary>
    public int Octets { get; private init; }

    /// <summary>The element it stands at.</summary>
    public HeaderElement Current { get; private set; }

    /// <summary>
    /// Reads the header of user data that is said to begin with one; false where it is longer than the data.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> userData, out UserDataHeader header)
    {
        if (userData.IsEmpty || userData[0] >= userData.Length)
        {
            header = default;
            return false;
        }

        header = new UserDataHeader(userData.Slice(1, userData[0])) { Octets = userData[0] + 1 };
        return true;
    }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly UserDataHeader GetEnumerator() => this;

    /// <summary>Goes to the next element; false at the end, or where the next one is not whole.</summary>
    public bool MoveNext()
    {
        ReadOnlySpan<byte> rest = _elements[_at..];
        if (rest.Length < 2 || rest.Length - 2 < rest[1])
        {
            return false;
        }

        Current = new HeaderElement((HeaderElementId)rest[0], rest.Slice(2, rest[1]));
        _at += 2 + rest[1];
        return true;
    }

    /// <summary>Which part of which text: by the last element that says so (TS 23.040 §9.2.3.24).</summary>
    public readonly PartKey Part
    {
        get
        {
            PartKey part = default;
            foreach (HeaderElement element in this)
            {
                part = OfElement(element) is { IsPart: true } found ? found : part;
            }

            return part;
        }
    }

    /// <summary>What waits for the subscriber (TS 23.040 §9.2.3.24.2).</summary>
    public readonly MessageWaiting Waiting
    {
        get
        {
            foreach (HeaderElement element in this)
            {
                if (element.Id == HeaderElementId.MessageWaiting && element.Value.Length == 2)
                {
                    return DataCoding.WaitingOf(element.Value[0]);
                }
            }

            return MessageWaiting.None;
        }
    }

    /// <summary>The ports of an application message (TS 23.040 §9.2.3.24.3 and 4); false where it has none.</summary>
    public readonly bool TryPorts(out ushort destination, out ushort source)
    {
        foreach (HeaderElement element in this)
        {
            switch (element.Id)
            {
                case HeaderElementId.Ports8 when element.Value.Length == 2:
                    (destination, source) = (element.Value[0], element.Value[1]);
                    return true;
                case HeaderElementId.Ports16 when element.Value.Length == 4:
                    destination = BinaryPrimitives.ReadUInt16BigEndian(element.Value);
                    source = BinaryPrimitives.ReadUInt16BigEndian(element.Value[2..]);
                    return true;
                default:
                    break;
            }
        }

        (destination, source) = (0, 0);
        return false;
    }

    static PartKey OfElement(scoped in HeaderElement element)
    {
        ReadOnlySpan<byte> value = element.Value;
        return element.Id switch
        {
            HeaderElementId.Concatenation8 when value.Length == 3 =>
                PartKey.Of(PartForm.Header8, value[0], value[1], value[2]),
            HeaderElementId.Concatenation16 when value.Length == 4 =>
                PartKey.Of(PartForm.Header16, BinaryPrimitives.ReadUInt16BigEndian(value), value[2], value[3]),
            _ => default,
        };
    }
}
