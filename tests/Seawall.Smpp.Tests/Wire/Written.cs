namespace Seawall.Smpp.Tests.Wire;

/// <summary>Writes what the golden samples say, by their names.</summary>
internal static class Written
{
    static SmppAddress Abroad => new(Ton.International, Npi.Isdn, "12025550123"u8);

    static SmppAddress Home => new(Ton.International, Npi.Isdn, "8613857100001"u8);

    static SmppAddress Neighbour => new(Ton.International, Npi.Isdn, "8613857100002"u8);

    static SmppAddress Name => new(Ton.Alphanumeric, Npi.Unknown, "Example"u8);

    /// <summary>The length written.</summary>
    public static int Of(string name, Span<byte> span) => name switch
    {
        "bind-receiver" => Bind(CommandId.BindReceiver, 1, span),
        "bind-transmitter" => Bind(CommandId.BindTransmitter, 2, span),
        "bind-transceiver" => Bind(CommandId.BindTransceiver, 3, span),
        "bind-receiver-resp" => Bound(CommandId.BindReceiverResp, 4, span),
        "bind-transmitter-resp" => Bound(CommandId.BindTransmitterResp, 5, span),
        "bind-transceiver-resp" => Bound(CommandId.BindTransceiverResp, 6, span),
        "bind-transceiver-refused" => ResponseWriter.Write(
            CommandId.BindTransceiverResp, SmppStatus.InvalidPassword, 7, "seawall"u8, span),
        "outbind" => Outbind(span),
        "unbind" => PduWriter.WriteHeader(span, CommandId.Unbind, SmppStatus.Ok, 9),
        "unbind-resp" => ResponseWriter.Write(CommandId.UnbindResp, SmppStatus.Ok, 10, default, span),
        "enquire-link" => PduWriter.WriteHeader(span, CommandId.EnquireLink, SmppStatus.Ok, 11),
        "enquire-link-resp" => ResponseWriter.Write(CommandId.EnquireLinkResp, SmppStatus.Ok, 12, default, span),
        "generic-nack" => PduWriter.WriteHeader(span, CommandId.GenericNack, SmppStatus.InvalidCommandId, 13),
        "submit-sm-resp" => ResponseWriter.Write(CommandId.SubmitSmResp, SmppStatus.Ok, 18, "4f2a90c1"u8, span),
        "submit-sm-refused" => ResponseWriter.Write(
            CommandId.SubmitSmResp, SmppStatus.SubmitFailed, 19, "4f2a90c1"u8, span),
        "deliver-sm-resp" => ResponseWriter.Write(CommandId.DeliverSmResp, SmppStatus.Ok, 24, default, span),
        "data-sm-resp" => ResponseWriter.Write(CommandId.DataSmResp, SmppStatus.Ok, 26, "4f2a90c3"u8, span),
        "cancel-sm-resp" => ResponseWriter.Write(CommandId.CancelSmResp, SmppStatus.Ok, 30, default, span),
        "replace-sm-resp" => ResponseWriter.Write(CommandId.ReplaceSmResp, SmppStatus.Ok, 32, default, span),
        "broadcast-sm-resp" => ResponseWriter.Write(CommandId.BroadcastSmResp, SmppStatus.Ok, 35, "b1"u8, span),
        "cancel-broadcast-sm-resp" => ResponseWriter.Write(
            CommandId.CancelBroadcastSmResp, SmppStatus.Ok, 39, default, span),
        "deliver-sm-receipt" => Receipt(span),
        _ => name.StartsWith("submit", StringComparison.Ordinal) || name is "deliver-sm" or "data-sm"
            ? Message(name, span)
            : Other(name, span),
    };

    static int Bind(CommandId command, uint sequence, Span<byte> span)
    {
        var writer = new PduWriter(span, command, SmppStatus.Ok, sequence);
        writer.Put(SmppField.SystemId, "hub"u8);
        writer.Put(SmppField.Password, "secret08"u8);
        writer.Put(SmppField.SystemType, "SMPP"u8);
        writer.Put(SmppField.InterfaceVersion, InterfaceVersion.V34);
        writer.Put(SmppField.AddressTon, 1);
        writer.Put(SmppField.AddressNpi, 1);
        writer.Put(SmppField.AddressRange, "86"u8);
        return writer.Finish();
    }

    static int Bound(CommandId command, uint sequence, Span<byte> span) =>
        ResponseWriter.WriteBound(command, sequence, "seawall"u8, InterfaceVersion.V34, span);

    static int Outbind(Span<byte> span)
    {
        var writer = new PduWriter(span, CommandId.Outbind, SmppStatus.Ok, 8);
        writer.Put(SmppField.SystemId, "hub"u8);
        writer.Put(SmppField.Password, "secret08"u8);
        return writer.Finish();
    }

    static int Message(string name, Span<byte> span)
    {
        (CommandId command, uint sequence) = name switch
        {
            "submit-sm" => (CommandId.SubmitSm, 14u),
            "submit-sm-udh" => (CommandId.SubmitSm, 15u),
            "submit-sm-payload" => (CommandId.SubmitSm, 16u),
            "submit-sm-sar" => (CommandId.SubmitSm, 17u),
            "submit-multi" => (CommandId.SubmitMulti, 20u),
            "submit-multi-resp" => (CommandId.SubmitMultiResp, 21u),
            "deliver-sm" => (CommandId.DeliverSm, 22u),
            _ => (CommandId.DataSm, 25u),
        };
        var writer = new PduWriter(span, command, SmppStatus.Ok, sequence);
        if (command == CommandId.SubmitMultiResp)
        {
            var list = new UnsuccessfulListWriter(new byte[64]);
            list.TryPut(Neighbour, SmppStatus.InvalidDestinationAddress);
            return ResponseWriter.WriteMulti(sequence, "4f2a90c2"u8, list.Count, list.Written, span);
        }

        writer.Put(SmppField.ServiceType, command == CommandId.DataSm ? "WAP"u8 : "CMT"u8);
        writer.PutSource(command == CommandId.DeliverSm ? Name : Abroad);
        if (command == CommandId.SubmitMulti)
        {
            var list = new DestinationListWriter(new byte[64]);
            list.TryPut(Home);
            list.TryPutList("staff"u8);
            list.TryPut(Neighbour);
            writer.PutDestinations(list.Count, list.Written);
        }
        else
        {
            writer.PutDestination(Home);
        }

        return command == CommandId.DataSm ? DataRest(ref writer) : MessageRest(ref writer, command, name);
    }

    static int DataRest(ref PduWriter writer)
    {
        writer.Put(SmppField.DataCoding, 4);
        writer.PutShortTlv(TlvTag.SourcePort, 9200);
        writer.PutShortTlv(TlvTag.DestinationPort, 2948);
        writer.PutTlv(TlvTag.MessagePayload, Convert.FromHexString("0605040b8423f0010203"));
        return writer.Finish();
    }

    static int MessageRest(ref PduWriter writer, CommandId command, string name)
    {
        bool hasHeader = name == "submit-sm-udh";
        writer.Put(SmppField.EsmClass, hasHeader ? EsmClass.HeaderBit : (byte)0);
        writer.Put(SmppField.PriorityFlag, 1);
        if (command != CommandId.DeliverSm)
        {
            writer.Put(SmppField.ValidityPeriod, "000001000000000R"u8);
            writer.Put(SmppField.RegisteredDelivery, 1);
        }

        writer.Put(SmppField.DataCoding, hasHeader ? (byte)8 : (byte)0);
        if (name != "submit-sm-payload")
        {
            writer.Put(
                SmppField.ShortMessage,
                hasHeader ? Convert.FromHexString("050003eb02014f60597d") : "Your code is 123456"u8);
        }
        else
        {
            writer.PutTlv(TlvTag.MessagePayload, "A text that is carried in a parameter"u8);
            writer.PutShortTlv(TlvTag.UserMessageReference, 7);
        }

        if (name == "submit-sm-sar")
        {
            writer.PutShortTlv(TlvTag.SegmentReference, 0x1234);
            writer.PutOctetTlv(TlvTag.SegmentTotal, 3);
            writer.PutOctetTlv(TlvTag.SegmentNumber, 2);
        }

        return writer.Finish();
    }

    static int Receipt(Span<byte> span)
    {
        var time = new DateTimeOffset(2024, 12, 25, 9, 15, 0, TimeSpan.FromHours(8));
        var plan = new ReceiptPlan
        {
            Sequence = 23,
            MessageId = "4f2a90c1"u8,
            Sender = Abroad,
            Receiver = Home,
            ServiceType = "CMT"u8,
            State = MessageState.Delivered,
            SubmittedAt = time,
            DoneAt = time.AddMinutes(1),
            Text = "Your code is 123456"u8,
            WithTlvs = true,
        };
        byte[] receipt = new byte[300];
        int length = ReceiptWriter.Write(plan, receipt);
        SmppPdu.Parse(receipt.AsSpan(0, length), out SmppPdu pdu);
        var network = new Tlv(TlvTag.NetworkErrorCode, new byte[] { 3, 0, 0 });
        return PduForwarder.Write(pdu, new ForwardPlan { Sequence = 23, Added = network }, span);
    }

    static int Other(string name, Span<byte> span)
    {
        (CommandId command, uint sequence) = name switch
        {
            "query-sm" => (CommandId.QuerySm, 27u),
            "query-sm-resp" => (CommandId.QuerySmResp, 28u),
            "cancel-sm" => (CommandId.CancelSm, 29u),
            "replace-sm" => (CommandId.ReplaceSm, 31u),
            "alert-notification" => (CommandId.AlertNotification, 33u),
            "broadcast-sm" => (CommandId.BroadcastSm, 34u),
            "query-broadcast-sm" => (CommandId.QueryBroadcastSm, 36u),
            "query-broadcast-sm-resp" => (CommandId.QueryBroadcastSmResp, 37u),
            "cancel-broadcast-sm" => (CommandId.CancelBroadcastSm, 38u),
            _ => throw new ArgumentException(name),
        };
        var writer = new PduWriter(span, command, SmppStatus.Ok, sequence);
        if (command is CommandId.CancelSm or CommandId.BroadcastSm or CommandId.CancelBroadcastSm)
        {
            writer.Put(SmppField.ServiceType, command == CommandId.CancelSm ? "CMT"u8 : "CBS"u8);
        }

        if (command is not (CommandId.AlertNotification or CommandId.BroadcastSm))
        {
            bool broadcast = name.Contains("broadcast", StringComparison.Ordinal);
            writer.Put(SmppField.MessageId, broadcast ? "b1"u8 : "4f2a90c1"u8);
        }

        if (!Commands.IsResponse(command))
        {
            writer.PutSource(command == CommandId.AlertNotification ? Home : Abroad);
        }

        return Rest(ref writer, command);
    }

    static int Rest(ref PduWriter writer, CommandId command)
    {
        switch (command)
        {
            case CommandId.QuerySmResp:
                writer.Put(SmppField.FinalDate, "241225091600000+"u8);
                writer.Put(SmppField.MessageState, (byte)MessageState.Delivered);
                break;
            case CommandId.CancelSm:
                writer.PutDestination(Home);
                break;
            case CommandId.ReplaceSm:
                writer.Put(SmppField.RegisteredDelivery, 1);
                writer.Put(SmppField.ShortMessage, "Another text"u8);
                break;
            case CommandId.AlertNotification:
                writer.Put(SmppField.EsmeTon, 1);
                writer.Put(SmppField.EsmeNpi, 1);
                writer.Put(SmppField.EsmeAddress, "12025550123"u8);
                writer.PutOctetTlv(TlvTag.AvailabilityStatus, 0);
                break;
            case CommandId.BroadcastSm:
                writer.Put(SmppField.PriorityFlag, 1);
                writer.PutTlv(TlvTag.BroadcastArea, "\0Hangzhou"u8);
                writer.PutTlv(TlvTag.BroadcastContentType, [1, 0, 0x10]);
                writer.PutShortTlv(TlvTag.BroadcastRepeat, 3);
                writer.PutTlv(TlvTag.BroadcastFrequency, [9, 0, 5]);
                writer.PutTlv(TlvTag.MessagePayload, "Storm warning"u8);
                break;
            case CommandId.QueryBroadcastSmResp:
                writer.PutOctetTlv(TlvTag.MessageState, (byte)MessageState.EnRoute);
                writer.PutTlv(TlvTag.BroadcastArea, "\0Hangzhou"u8);
                writer.PutOctetTlv(TlvTag.BroadcastAreaSuccess, 100);
                break;
            default:
                break;
        }

        return writer.Finish();
    }
}
