using System.Numerics;

namespace Seawall.Smpp.Fuzz;

/// <summary>A message of the RP layer, read slowly.</summary>
internal sealed class TwinRp
{
    public TpduRefusal Refusal { get; private set; }

    public int Type { get; private set; }

    public byte Reference { get; private set; }

    public byte[] Originator { get; private set; } = [];

    public byte[] Destination { get; private set; } = [];

    public int Cause { get; private set; }

    public byte[] UserData { get; private set; } = [];

    /// <summary>Reads one.</summary>
    public static TwinRp Read(byte[] bytes)
    {
        var rp = new TwinRp();
        var cursor = new TwinCursor(bytes);
        if (bytes.Length < 2)
        {
            rp.Refusal = TpduRefusal.Truncated;
            return rp;
        }

        rp.Type = cursor.Octet() % 8;
        rp.Reference = cursor.Octet();
        try
        {
            rp.Refusal = rp.ReadRest(cursor);
        }
        catch (TwinEndException)
        {
            rp.Refusal = TpduRefusal.Truncated;
        }

        return rp;
    }

    TpduRefusal ReadRest(TwinCursor cursor)
    {
        switch (Type)
        {
            case 0 or 1:
                byte[] originator = cursor.Take(cursor.Octet());
                byte[] destination = cursor.Take(cursor.Octet());
                if (originator.Length > 11 || destination.Length > 11)
                {
                    return TpduRefusal.AddressMalformed;
                }

                (Originator, Destination) = (originator, destination);
                return ReadElement(cursor, mayBeEmpty: false);
            case 2 or 3:
                return ReadOptional(cursor);
            case 4 or 5:
                byte[] cause = cursor.Take(cursor.Octet());
                if (cause.Length == 0)
                {
                    return TpduRefusal.Truncated;
                }

                Cause = cause[0] % 128;
                return ReadOptional(cursor);
            default:
                return Type == 6 ? TpduRefusal.None : TpduRefusal.TypeUnknown;
        }
    }

    TpduRefusal ReadOptional(TwinCursor cursor) =>
        cursor.Left == 0 ? TpduRefusal.None
        : cursor.Octet() != 0x41 ? TpduRefusal.ElementMalformed
        : ReadElement(cursor, mayBeEmpty: true);

    TpduRefusal ReadElement(TwinCursor cursor, bool mayBeEmpty)
    {
        try
        {
            byte[] value = cursor.Take(cursor.Octet());
            UserData = value;
            return value.Length == 0 && !mayBeEmpty ? TpduRefusal.ElementMalformed : TpduRefusal.None;
        }
        catch (TwinEndException)
        {
            return TpduRefusal.ElementMalformed;
        }
    }
}

/// <summary>A TPDU, read slowly.</summary>
internal sealed class TwinTpdu
{
    public TpduRefusal Refusal { get; private set; }

    public TpduType Type { get; private set; }

    public string Address { get; private set; } = "";

    public byte AddressType { get; private set; }

    public byte ProtocolId { get; private set; }

    public byte Coding { get; private set; }

    public byte[] Timestamp { get; private set; } = [];

    public byte Status { get; private set; }

    public byte FailureCause { get; private set; }

    public byte[] UserData { get; private set; } = [];

    public List<(byte Id, byte[] Value)> Header { get; private set; } = [];

    public string? Text { get; private set; } = "";

    bool _hasHeader;

    /// <summary>Reads one.</summary>
    public static TwinTpdu Read(byte[] bytes, TpduDirection direction, bool inError)
    {
        var tpdu = new TwinTpdu();
        var cursor = new TwinCursor(bytes);
        try
        {
            byte first = cursor.Octet();
            tpdu._hasHeader = (first & 64) != 0;
            tpdu.Refusal = tpdu.ReadRest(cursor, first, direction == TpduDirection.ToMobile, inError);
        }
        catch (TwinEndException)
        {
            tpdu.Refusal = TpduRefusal.Truncated;
        }
        catch (InvalidDataException wrong)
        {
            tpdu.Refusal = Enum.Parse<TpduRefusal>(wrong.Message);
        }

        return tpdu;
    }

    TpduRefusal ReadRest(TwinCursor cursor, byte first, bool toMobile, bool inError)
    {
        switch ((first % 4, toMobile))
        {
            case (0, true):
                Type = TpduType.Deliver;
                ReadAddress(cursor);
                (ProtocolId, Coding, Timestamp) = (cursor.Octet(), cursor.Octet(), cursor.Take(7));
                return ReadUserData(cursor);
            case (1, false):
                Type = TpduType.Submit;
                cursor.Octet();
                ReadAddress(cursor);
                (ProtocolId, Coding) = (cursor.Octet(), cursor.Octet());
                cursor.Take((first / 8 % 4) switch { 0 => 0, 2 => 1, _ => 7 });
                return ReadUserData(cursor);
            case (2, true):
                Type = TpduType.StatusReport;
                cursor.Octet();
                ReadAddress(cursor);
                Timestamp = cursor.Take(7);
                cursor.Take(7);
                Status = cursor.Octet();
                return ReadIndicated(cursor, cursor.Left == 0 ? (byte)0 : cursor.Octet());
            case (0, false):
                Type = TpduType.DeliverReport;
                FailureCause = inError ? cursor.Octet() : (byte)0;
                return ReadIndicated(cursor, cursor.Left == 0 ? (byte)0 : cursor.Octet());
            case (1, true):
                Type = TpduType.SubmitReport;
                FailureCause = inError ? cursor.Octet() : (byte)0;
                byte indicator = cursor.Octet();
                Timestamp = cursor.Take(7);
                return ReadIndicated(cursor, indicator);
            case (2, false):
                Type = TpduType.Command;
                cursor.Octet();
                ProtocolId = cursor.Octet();
                cursor.Take(2);
                ReadAddress(cursor);
                return TpduRefusal.None;
            default:
                return TpduRefusal.TypeUnknown;
        }
    }

    void ReadAddress(TwinCursor cursor)
    {
        int digits = cursor.Octet();
        AddressType = cursor.Octet();
        if (digits > 20 || AddressType < 128)
        {
            throw new InvalidDataException(nameof(TpduRefusal.AddressMalformed));
        }

        byte[] value = cursor.Take((digits + 1) / 2);
        if (AddressType / 16 % 8 == 5)
        {
            var number = new BigInteger(value, isUnsigned: true);
            IEnumerable<int> septets = Enumerable.Range(0, digits * 4 / 7);
            Address = string.Concat(septets.Select(at => (char)(byte)((number >> (7 * at)) & 127)));
            return;
        }

        string halves = string.Concat(value.Select(octet => $"{octet % 16:x}{octet / 16:x}"))[..digits];
        int filler = halves.IndexOf('f', StringComparison.Ordinal);
        Address = (filler < 0 ? halves : halves[..filler])
            .Replace('a', '*').Replace('b', '#').Replace('c', 'a').Replace('d', 'b').Replace('e', 'c');
    }

    TpduRefusal ReadIndicated(TwinCursor cursor, byte indicator)
    {
        // The order of the standard: too few octets for both is told before the first is read.
        if (cursor.Left < (indicator % 2) + (indicator / 2 % 2))
        {
            return TpduRefusal.Truncated;
        }

        ProtocolId = indicator % 2 == 1 ? cursor.Octet() : ProtocolId;
        Coding = indicator / 2 % 2 == 1 ? cursor.Octet() : (byte)0;
        return indicator / 4 % 2 == 1 ? ReadUserData(cursor) : TpduRefusal.None;
    }

    TpduRefusal ReadUserData(TwinCursor cursor)
    {
        TextAlphabet alphabet = TwinFacts.Alphabet(Coding, smpp: false);
        int units = cursor.Octet();
        int octets = alphabet == TextAlphabet.Default ? ((units * 7) + 7) / 8 : units;
        if (octets > 140 || octets > cursor.Left)
        {
            return TpduRefusal.UserDataMalformed;
        }

        UserData = cursor.Take(octets);
        int skipped = 0;
        if (_hasHeader)
        {
            if (TwinFacts.Header(UserData, out skipped) is not { } header)
            {
                return TpduRefusal.UserDataMalformed;
            }

            Header = header;
        }

        Text = alphabet switch
        {
            _ when octets == 0 => "",
            TextAlphabet.Default => OfBits(UserData, units, ((skipped * 8) + 6) / 7),
            TextAlphabet.Ucs2 => TwinText.OfPairs(UserData[skipped..]),
            _ => null,
        };
        return TpduRefusal.None;
    }

    static string OfBits(byte[] data, int septets, int skipped)
    {
        var number = new BigInteger(data, isUnsigned: true);
        return TwinText.OfSeptets(
            [.. Enumerable.Range(0, septets).Skip(skipped).Select(at => (byte)((number >> (7 * at)) & 127))]);
    }
}
