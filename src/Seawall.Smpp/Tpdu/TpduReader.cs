namespace Seawall.Smpp;

/// <summary>Reads the types of TPDU: grammar above each (TS 23.040 §9.2.2).</summary>
internal static class TpduReader
{
    const int TimestampOctets = 7;

    internal static TpduRefusal Read(
        ref Tpdu tpdu, ReadOnlySpan<byte> bytes, TpduDirection direction, bool inError)
    {
        if (bytes.IsEmpty)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.First = bytes[0];
        tpdu.Type = TypeOf(bytes[0], direction);
        ReadOnlySpan<byte> rest = bytes[1..];
        return tpdu.Type switch
        {
            TpduType.Deliver => ReadDeliver(ref tpdu, rest),
            TpduType.Submit => ReadSubmit(ref tpdu, rest),
            TpduType.StatusReport => ReadStatusReport(ref tpdu, rest),
            TpduType.DeliverReport => ReadReport(ref tpdu, rest, inError, hasTimestamp: false),
            TpduType.SubmitReport => ReadReport(ref tpdu, rest, inError, hasTimestamp: true),
            TpduType.Command => ReadCommand(ref tpdu, rest),
            _ => TpduRefusal.TypeUnknown,
        };
    }

    // TP-MTI (§9.2.3.1); 3 is reserved.
    static TpduType TypeOf(byte first, TpduDirection direction) => (first & 0x03, direction) switch
    {
        (0, TpduDirection.ToMobile) => TpduType.Deliver,
        (1, TpduDirection.ToMobile) => TpduType.SubmitReport,
        (2, TpduDirection.ToMobile) => TpduType.StatusReport,
        (0, _) => TpduType.DeliverReport,
        (1, _) => TpduType.Submit,
        (2, _) => TpduType.Command,
        _ => TpduType.None,
    };

    // TP-OA TP-PID TP-DCS TP-SCTS TP-UDL TP-UD (§9.2.2.1)
    static TpduRefusal ReadDeliver(ref Tpdu tpdu, ReadOnlySpan<byte> rest)
    {
        TpduRefusal refusal = ReadAddress(ref tpdu, ref rest);
        if (refusal != TpduRefusal.None)
        {
            return refusal;
        }

        if (rest.Length < 2 + TimestampOctets + 1)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.ProtocolId = rest[0];
        tpdu.Coding = DataCoding.OfTpdu(rest[1]);
        tpdu.Timestamp = rest.Slice(2, TimestampOctets);
        return ReadUserData(ref tpdu, rest[(2 + TimestampOctets)..]);
    }

    // TP-MR TP-DA TP-PID TP-DCS [ TP-VP ] TP-UDL TP-UD (§9.2.2.2)
    static TpduRefusal ReadSubmit(ref Tpdu tpdu, ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.Reference = rest[0];
        rest = rest[1..];
        TpduRefusal refusal = ReadAddress(ref tpdu, ref rest);
        if (refusal != TpduRefusal.None)
        {
            return refusal;
        }

        // TP-VPF (§9.2.3.3): none, enhanced, relative, absolute.
        int validity = ((tpdu.First >> 3) & 0x03) switch { 0 => 0, 2 => 1, _ => 7 };
        if (rest.Length < 2 + validity + 1)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.ProtocolId = rest[0];
        tpdu.Coding = DataCoding.OfTpdu(rest[1]);
        return ReadUserData(ref tpdu, rest[(2 + validity)..]);
    }

    // TP-MR TP-RA TP-SCTS TP-DT TP-ST [ TP-PI ... ] (§9.2.2.3)
    static TpduRefusal ReadStatusReport(ref Tpdu tpdu, ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.Reference = rest[0];
        rest = rest[1..];
        TpduRefusal refusal = ReadAddress(ref tpdu, ref rest);
        if (refusal != TpduRefusal.None)
        {
            return refusal;
        }

        if (rest.Length < (2 * TimestampOctets) + 1)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.Timestamp = rest[..TimestampOctets];
        tpdu.DischargeTime = rest.Slice(TimestampOctets, TimestampOctets);
        tpdu.Status = rest[2 * TimestampOctets];
        return ReadIndicated(ref tpdu, rest[((2 * TimestampOctets) + 1)..]);
    }

    // [ TP-FCS ] TP-PI [ TP-SCTS ] [ TP-PID ] [ TP-DCS ] [ TP-UDL TP-UD ] (§9.2.2.1a, §9.2.2.2a)
    static TpduRefusal ReadReport(ref Tpdu tpdu, ReadOnlySpan<byte> rest, bool inError, bool hasTimestamp)
    {
        if (inError)
        {
            if (rest.IsEmpty)
            {
                return TpduRefusal.Truncated;
            }

            tpdu.FailureCause = rest[0];
            rest = rest[1..];
        }

        if (!hasTimestamp)
        {
            return ReadIndicated(ref tpdu, rest);
        }

        if (rest.Length < 1 + TimestampOctets)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.Timestamp = rest.Slice(1, TimestampOctets);
        return ReadIndicated(ref tpdu, rest[0], rest[(1 + TimestampOctets)..]);
    }

    // TP-MR TP-PID TP-CT TP-MN TP-DA TP-CDL TP-CD (§9.2.2.4); what is commanded is nobody's business here.
    static TpduRefusal ReadCommand(ref Tpdu tpdu, ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4)
        {
            return TpduRefusal.Truncated;
        }

        tpdu.Reference = rest[0];
        tpdu.ProtocolId = rest[1];
        rest = rest[4..];
        return ReadAddress(ref tpdu, ref rest);
    }

    static TpduRefusal ReadAddress(ref Tpdu tpdu, scoped ref ReadOnlySpan<byte> rest)
    {
        TpduRefusal refusal = TpAddress.TryRead(ref rest, out TpAddress address);
        tpdu.Address = address;
        return refusal;
    }

    // A phone may leave TP-PI out where nothing follows it.
    static TpduRefusal ReadIndicated(ref Tpdu tpdu, ReadOnlySpan<byte> rest) =>
        rest.IsEmpty ? TpduRefusal.None : ReadIndicated(ref tpdu, rest[0], rest[1..]);

    // TP-PI says which of the three follow (§9.2.3.27).
    static TpduRefusal ReadIndicated(ref Tpdu tpdu, byte indicator, ReadOnlySpan<byte> rest)
    {
        int fixedOctets = (indicator & 0x01) + ((indicator >> 1) & 0x01);
        if (rest.Length < fixedOctets)
        {
            return TpduRefusal.Truncated;
        }

        if ((indicator & 0x01) != 0)
        {
            tpdu.ProtocolId = rest[0];
            rest = rest[1..];
        }

        tpdu.Coding = DataCoding.OfTpdu(0);
        if ((indicator & 0x02) != 0)
        {
            tpdu.Coding = DataCoding.OfTpdu(rest[0]);
            rest = rest[1..];
        }

        return (indicator & 0x04) == 0 ? TpduRefusal.None
            : rest.IsEmpty ? TpduRefusal.Truncated
            : ReadUserData(ref tpdu, rest);
    }

    // TP-UDL counts septets or octets (§9.2.3.16).
    static TpduRefusal ReadUserData(ref Tpdu tpdu, ReadOnlySpan<byte> rest)
    {
        tpdu.UserDataLength = rest[0];
        int octets = tpdu.Coding.Alphabet == TextAlphabet.Default ? Septets.OctetsOf(rest[0]) : rest[0];
        if (octets > SmppLimits.UserDataOctetsMax || rest.Length - 1 < octets)
        {
            return TpduRefusal.UserDataMalformed;
        }

        tpdu.UserData = rest.Slice(1, octets);
        if (tpdu.HasHeader)
        {
            if (!UserDataHeader.TryRead(tpdu.UserData, out UserDataHeader header))
            {
                return TpduRefusal.UserDataMalformed;
            }

            tpdu.Header = header;
        }

        return TpduRefusal.None;
    }
}
