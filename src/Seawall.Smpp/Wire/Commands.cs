namespace Seawall.Smpp;

/// <summary>The one table of PDUs: their names, their place in an array of counters, and which answers which.</summary>
public static class Commands
{
    /// <summary>The size of an array with a place for each known PDU and, at 0, one for all others.</summary>
    public const int Count = 34;

    const uint ResponseBit = 0x8000_0000;
    const int NumbersEnd = 0x114;

    static readonly byte[] RequestIndexes = new byte[NumbersEnd];
    static readonly byte[] ResponseIndexes = new byte[NumbersEnd];

    static Commands()
    {
        for (int index = 1; index < Count; index++)
        {
            uint id = (uint)Known[index - 1];
            (IsResponse((CommandId)id) ? ResponseIndexes : RequestIndexes)[id & ~ResponseBit] = (byte)index;
        }
    }

    /// <summary>Every PDU there is, requests first; the place of each is one less than its index.</summary>
    public static ReadOnlySpan<CommandId> Known =>
    [
        CommandId.BindReceiver, CommandId.BindTransmitter, CommandId.QuerySm, CommandId.SubmitSm, CommandId.DeliverSm,
        CommandId.Unbind, CommandId.ReplaceSm, CommandId.CancelSm, CommandId.BindTransceiver, CommandId.Outbind,
        CommandId.EnquireLink, CommandId.SubmitMulti, CommandId.AlertNotification, CommandId.DataSm,
        CommandId.BroadcastSm, CommandId.QueryBroadcastSm, CommandId.CancelBroadcastSm,
        CommandId.GenericNack, CommandId.BindReceiverResp, CommandId.BindTransmitterResp, CommandId.QuerySmResp,
        CommandId.SubmitSmResp, CommandId.DeliverSmResp, CommandId.UnbindResp, CommandId.ReplaceSmResp,
        CommandId.CancelSmResp, CommandId.BindTransceiverResp, CommandId.EnquireLinkResp, CommandId.SubmitMultiResp,
        CommandId.DataSmResp, CommandId.BroadcastSmResp, CommandId.QueryBroadcastSmResp,
        CommandId.CancelBroadcastSmResp,
    ];

    /// <summary>The place in an array of <see cref="Count"/> counters; 0 for what is not known.</summary>
    public static int IndexOf(CommandId command)
    {
        uint number = (uint)command & ~ResponseBit;
        return number >= NumbersEnd ? 0 : (IsResponse(command) ? ResponseIndexes : RequestIndexes)[number];
    }

    /// <summary>Whether the number is that of a response, known or not (v3.4 §5.1.2).</summary>
    public static bool IsResponse(CommandId command) => ((uint)command & ResponseBit) != 0;

    /// <summary>
    /// What answers this request; <see cref="CommandId.None"/> where nothing does (v3.4 §4.1.7, §4.12).
    /// </summary>
    public static CommandId ResponseOf(CommandId request) => request switch
    {
        CommandId.Outbind or CommandId.AlertNotification => CommandId.None,
        _ when IsResponse(request) || IndexOf(request) == 0 => CommandId.None,
        _ => (CommandId)((uint)request | ResponseBit),
    };

    /// <summary>What this answers; <see cref="CommandId.None"/> for generic_nack, which answers anything.</summary>
    public static CommandId RequestOf(CommandId response) =>
        IsResponse(response) && IndexOf(response) != 0 ? (CommandId)((uint)response & ~ResponseBit) : CommandId.None;

    /// <summary>One of the three binds.</summary>
    public static bool IsBind(CommandId command) =>
        command is CommandId.BindReceiver or CommandId.BindTransmitter or CommandId.BindTransceiver;

    /// <summary>Carries a text to somebody: the verdict's business.</summary>
    public static bool IsMessage(CommandId command) =>
        command is CommandId.SubmitSm or CommandId.DeliverSm or CommandId.DataSm or CommandId.SubmitMulti;

    /// <summary>Whether only version 5.0 has it.</summary>
    public static bool NeedsVersion5(CommandId command) => ((uint)command & ~ResponseBit) is >= 0x111 and <= 0x113;

    /// <summary>The name the standard gives it: the <c>command</c> label of <c>seawall_smpp_pdus_total</c>.</summary>
    public static string Label(CommandId command) => command switch
    {
        CommandId.BindReceiver => "bind_receiver",
        CommandId.BindTransmitter => "bind_transmitter",
        CommandId.QuerySm => "query_sm",
        CommandId.SubmitSm => "submit_sm",
        CommandId.DeliverSm => "deliver_sm",
        CommandId.Unbind => "unbind",
        CommandId.ReplaceSm => "replace_sm",
        CommandId.CancelSm => "cancel_sm",
        CommandId.BindTransceiver => "bind_transceiver",
        CommandId.Outbind => "outbind",
        CommandId.EnquireLink => "enquire_link",
        CommandId.SubmitMulti => "submit_multi",
        CommandId.AlertNotification => "alert_notification",
        CommandId.DataSm => "data_sm",
        CommandId.BroadcastSm => "broadcast_sm",
        CommandId.QueryBroadcastSm => "query_broadcast_sm",
        CommandId.CancelBroadcastSm => "cancel_broadcast_sm",
        CommandId.GenericNack => "generic_nack",
        CommandId.BindReceiverResp => "bind_receiver_resp",
        CommandId.BindTransmitterResp => "bind_transmitter_resp",
        CommandId.QuerySmResp => "query_sm_resp",
        CommandId.SubmitSmResp => "submit_sm_resp",
        CommandId.DeliverSmResp => "deliver_sm_resp",
        CommandId.UnbindResp => "unbind_resp",
        CommandId.ReplaceSmResp => "replace_sm_resp",
        CommandId.CancelSmResp => "cancel_sm_resp",
        CommandId.BindTransceiverResp => "bind_transceiver_resp",
        CommandId.EnquireLinkResp => "enquire_link_resp",
        CommandId.SubmitMultiResp => "submit_multi_resp",
        CommandId.DataSmResp => "data_sm_resp",
        CommandId.BroadcastSmResp => "broadcast_sm_resp",
        CommandId.QueryBroadcastSmResp => "query_broadcast_sm_resp",
        CommandId.CancelBroadcastSmResp => "cancel_broadcast_sm_resp",
        _ => "unknown",
    };
}
