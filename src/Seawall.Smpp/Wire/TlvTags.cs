namespace Seawall.Smpp;

/// <summary>
/// The one table of optional parameters: the name in the standard, how many octets the value may have, and the version
/// that brought it (v3.4 §5.3.2, v5.0 §4.8.4). Where the versions differ in length, both are taken.
/// </summary>
public static class TlvTags
{
    const int NotFound = -1;

    static readonly TlvRow[] Rows =
    [
        new(TlvTag.DestinationSubunit, "dest_addr_subunit", 1, 1),
        new(TlvTag.DestinationNetworkType, "dest_network_type", 1, 1),
        new(TlvTag.DestinationBearerType, "dest_bearer_type", 1, 1),
        new(TlvTag.DestinationTelematicsId, "dest_telematics_id", 2, 2),
        new(TlvTag.SourceSubunit, "source_addr_subunit", 1, 1),
        new(TlvTag.SourceNetworkType, "source_network_type", 1, 1),
        new(TlvTag.SourceBearerType, "source_bearer_type", 1, 1),
        new(TlvTag.SourceTelematicsId, "source_telematics_id", 1, 2),
        new(TlvTag.QosTimeToLive, "qos_time_to_live", 4, 4),
        new(TlvTag.PayloadType, "payload_type", 1, 1),
        new(TlvTag.AdditionalStatusText, "additional_status_info_text", 1, 256),
        new(TlvTag.ReceiptedMessageId, "receipted_message_id", 1, 65),
        new(TlvTag.MessageWaitFacilities, "ms_msg_wait_facilities", 1, 1),
        new(TlvTag.PrivacyIndicator, "privacy_indicator", 1, 1),
        new(TlvTag.SourceSubaddress, "source_subaddress", 2, 23),
        new(TlvTag.DestinationSubaddress, "dest_subaddress", 2, 23),
        new(TlvTag.UserMessageReference, "user_message_reference", 2, 2),
        new(TlvTag.UserResponseCode, "user_response_code", 1, 1),
        new(TlvTag.SourcePort, "source_port", 2, 2),
        new(TlvTag.DestinationPort, "destination_port", 2, 2),
        new(TlvTag.SegmentReference, "sar_msg_ref_num", 2, 2),
        new(TlvTag.LanguageIndicator, "language_indicator", 1, 1),
        new(TlvTag.SegmentTotal, "sar_total_segments", 1, 1),
        new(TlvTag.SegmentNumber, "sar_segment_seqnum", 1, 1),
        new(TlvTag.InterfaceVersion, "sc_interface_version", 1, 1),
        new(TlvTag.CallbackPresentation, "callback_num_pres_ind", 1, 1),
        new(TlvTag.CallbackAlphaTag, "callback_num_atag", 1, 65),
        new(TlvTag.MessageCount, "number_of_messages", 1, 1),
        new(TlvTag.CallbackNumber, "callback_num", 4, 19),
        new(TlvTag.DeliveryPendingResult, "dpf_result", 1, 1),
        new(TlvTag.SetDeliveryPending, "set_dpf", 1, 1),
        new(TlvTag.AvailabilityStatus, "ms_availability_status", 1, 1),
        new(TlvTag.NetworkErrorCode, "network_error_code", 3, 3),
        new(TlvTag.MessagePayload, "message_payload", 0, 65535),
        new(TlvTag.DeliveryFailureReason, "delivery_failure_reason", 1, 1),
        new(TlvTag.MoreMessages, "more_messages_to_send", 1, 1),
        new(TlvTag.MessageState, "message_state", 1, 1),
        new(TlvTag.CongestionState, "congestion_state", 1, 1, true),
        new(TlvTag.UssdServiceOperation, "ussd_service_op", 1, 1),
        new(TlvTag.BroadcastChannel, "broadcast_channel_indicator", 1, 1, true),
        new(TlvTag.BroadcastContentType, "broadcast_content_type", 3, 3, true),
        new(TlvTag.BroadcastContentText, "broadcast_content_type_info", 1, 255, true),
        new(TlvTag.BroadcastMessageClass, "broadcast_message_class", 1, 1, true),
        new(TlvTag.BroadcastRepeat, "broadcast_rep_num", 2, 2, true),
        new(TlvTag.BroadcastFrequency, "broadcast_frequency_interval", 3, 3, true),
        new(TlvTag.BroadcastArea, "broadcast_area_identifier", 1, 100, true),
        new(TlvTag.BroadcastErrorStatus, "broadcast_error_status", 4, 4, true),
        new(TlvTag.BroadcastAreaSuccess, "broadcast_area_success", 1, 1, true),
        new(TlvTag.BroadcastEndTime, "broadcast_end_time", 16, 17, true),
        new(TlvTag.BroadcastServiceGroup, "broadcast_service_group", 1, 255, true),
        new(TlvTag.BillingIdentification, "billing_identification", 1, 1024, true),
        new(TlvTag.SourceNetworkId, "source_network_id", 7, 65, true),
        new(TlvTag.DestinationNetworkId, "dest_network_id", 7, 65, true),
        new(TlvTag.SourceNodeId, "source_node_id", 6, 6, true),
        new(TlvTag.DestinationNodeId, "dest_node_id", 6, 6, true),
        new(TlvTag.PortingResolution, "dest_addr_np_resolution", 1, 1, true),
        new(TlvTag.PortingInformation, "dest_addr_np_information", 10, 10, true),
        new(TlvTag.PortingCountry, "dest_addr_np_country", 1, 5, true),
        new(TlvTag.DisplayTime, "display_time", 1, 1),
        new(TlvTag.SmsSignal, "sms_signal", 2, 2),
        new(TlvTag.MsValidity, "ms_validity", 1, 4),
        new(TlvTag.AlertOnDelivery, "alert_on_message_delivery", 0, 1),
        new(TlvTag.ItsReplyType, "its_reply_type", 1, 1),
        new(TlvTag.ItsSession, "its_session_info", 2, 2),
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Rows.Length;

    /// <summary>The tag at a place in the table, which is ordered by number.</summary>
    public static TlvTag At(int index) => Rows[index].Tag;

    /// <summary>The name in the standard; <c>unknown</c> for any other.</summary>
    public static string Name(TlvTag tag) => Find(tag) is >= 0 and var index ? Rows[index].Name : "unknown";

    /// <summary>Whether the standard has it.</summary>
    public static bool IsKnown(TlvTag tag) => Find(tag) != NotFound;

    /// <summary>Whether only version 5.0 has it.</summary>
    public static bool NeedsVersion5(TlvTag tag) => Find(tag) is >= 0 and var index && Rows[index].NeedsVersion5;

    /// <summary>Whether a value may have so many octets; any number for a tag that is not known.</summary>
    public static bool Fits(TlvTag tag, int octets) =>
        Find(tag) is not (>= 0 and var index) || (octets >= Rows[index].OctetsMin && octets <= Rows[index].OctetsMax);

    static int Find(TlvTag tag)
    {
        int low = 0;
        int high = Rows.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            TlvTag found = Rows[middle].Tag;
            if (found == tag)
            {
                return middle;
            }

            (low, high) = found < tag ? (middle + 1, high) : (low, middle - 1);
        }

        return NotFound;
    }

    readonly record struct TlvRow(TlvTag Tag, string Name, int OctetsMin, int OctetsMax, bool NeedsVersion5 = false);
}
