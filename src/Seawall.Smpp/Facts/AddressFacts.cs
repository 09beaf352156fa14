using System.Buffers;

namespace Seawall.Smpp;

/// <summary>What kind of sender or receiver an address names.</summary>
public enum AddressKind : byte
{
    /// <summary>Nobody: the message centre fills it in.</summary>
    Empty = 0,

    /// <summary>A number from its country code on.</summary>
    International = 1,

    /// <summary>A number as one calls it within its country, without the prefix for that.</summary>
    National = 2,

    /// <summary>A number as somebody may have dialled it: the dial rules of the trunk say what it means.</summary>
    Dialled = 3,

    /// <summary>A short code: it has no country.</summary>
    Short = 4,

    /// <summary>A name: it has no country.</summary>
    Alphanumeric = 5,
}

/// <summary>
/// What an address says, by its type where that can be true and by its characters where it cannot: type 1 with a plus
/// or 00, type 0 with a whole number and names under any type are all seen in the field.
/// </summary>
public readonly ref struct AddressFacts
{
    // Fewer digits are no number that anybody can be called at.
    const int NumberDigitsMin = 7;

    static readonly SearchValues<byte> CodeOctets = SearchValues.Create("0123456789*#"u8);

    AddressFacts(AddressKind kind, ReadOnlySpan<byte> digits, bool looksLikeNumber)
    {
        Kind = kind;
        Digits = digits;
        LooksLikeNumber = looksLikeNumber;
    }

    /// <summary>What kind.</summary>
    public AddressKind Kind { get; }

    /// <summary>
    /// The digits: of an international number without plus or 00, of any other as written. For a name the whole text,
    /// and for a short code with it what is no digit (<c>*100#</c>).
    /// </summary>
    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>
    /// Somebody who reads it takes it for a telephone number, whatever its type says: digits, perhaps a plus and marks
    /// between them, and enough of them. A name that looks so pretends to be one.
    /// </summary>
    public bool LooksLikeNumber { get; }

    /// <summary>Reads an address.</summary>
    public static AddressFacts Of(SmppAddress address)
    {
        ReadOnlySpan<byte> text = address.Text;
        if (text.IsEmpty)
        {
            return default;
        }

        bool looks = CountNumberDigits(text) >= NumberDigitsMin;
        if (address.Ton == Ton.Alphanumeric)
        {
            return new AddressFacts(AddressKind.Alphanumeric, text, looks);
        }

        bool plus = text[0] == '+';
        ReadOnlySpan<byte> digits = plus ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            // Separators in a number are read by the dial rules; letters make a name.
            bool international = looks && (plus || address.Ton == Ton.International);
            AddressKind kind = international ? AddressKind.International
                : looks ? AddressKind.Dialled
                : IsCode(text) ? AddressKind.Short
                : AddressKind.Alphanumeric;
            return new AddressFacts(kind, international ? digits : text, looks);
        }

        return OfDigits(address.Ton, text, digits, plus, looks);
    }

    /// <summary>
    /// Writes the number as dial rules read it: an international one with a plus, any other as it came. Returns the
    /// length, -1 when the span is too small.
    /// </summary>
    public int WriteNumber(Span<byte> span)
    {
        int plus = Kind == AddressKind.International ? 1 : 0;
        if (span.Length < Digits.Length + plus)
        {
            return PduWriter.Failed;
        }

        if (plus == 1)
        {
            span[0] = (byte)'+';
        }

        Digits.CopyTo(span[plus..]);
        return Digits.Length + plus;
    }

    static AddressFacts OfDigits(Ton ton, ReadOnlySpan<byte> text, ReadOnlySpan<byte> digits, bool plus, bool looks)
    {
        if (plus || ton == Ton.International)
        {
            // No country code begins with 0.
            ReadOnlySpan<byte> number = !plus && digits.StartsWith("00"u8) ? digits[2..] : digits;
            return new AddressFacts(AddressKind.International, number, looks);
        }

        AddressKind kind = ton switch
        {
            Ton.NetworkSpecific or Ton.Abbreviated => AddressKind.Short,
            Ton.National => AddressKind.National,
            _ => digits.Length <= SmppLimits.ShortCodeDigitsMax ? AddressKind.Short : AddressKind.Dialled,
        };
        return new AddressFacts(kind, text, looks);
    }

    // The digits of what is otherwise only a leading plus and visual separators; 0 for anything else.
    static int CountNumberDigits(ReadOnlySpan<byte> text)
    {
        int digits = 0;
        bool plus = false;
        foreach (byte octet in text)
        {
            if (octet is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
            }
            else if (octet == '+' && digits == 0 && !plus)
            {
                plus = true;
            }
            else if (!" -.()/"u8.Contains(octet))
            {
                return 0;
            }
        }

        return digits;
    }

    static bool IsCode(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept(CodeOctets);
}
