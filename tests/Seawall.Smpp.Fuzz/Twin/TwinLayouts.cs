namespace Seawall.Smpp.Fuzz;

/// <summary>
/// The PDUs as the standard's tables have them: names, and <c>b</c> for an octet, <c>z</c> and a number for a C-octet
/// string with its limit, and three kinds of lists.
/// </summary>
internal static class TwinLayouts
{
    const string From = "source_addr_ton:b source_addr_npi:b source_addr:z21 ";
    const string To = "dest_addr_ton:b dest_addr_npi:b destination_addr:z21 ";
    const string LongFrom = "source_addr_ton:b source_addr_npi:b source_addr:z65 ";
    const string Rest = "esm_class:b protocol_id:b priority_flag:b schedule_delivery_time:z17 validity_period:z17 "
        + "registered_delivery:b replace_if_present_flag:b data_coding:b sm_default_msg_id:b sm_length:b "
        + "short_message:m";

    const string Bind =
        "system_id:z16 password:z9 system_type:z13 interface_version:b addr_ton:b addr_npi:b address_range:z41";

    static readonly Dictionary<uint, string> Table = new()
    {
        [0x80000000] = "",
        [1] = Bind,
        [2] = Bind,
        [9] = Bind,
        [0x80000001] = "system_id:z16",
        [0x80000002] = "system_id:z16",
        [0x80000009] = "system_id:z16",
        [0xB] = "system_id:z16 password:z9",
        [6] = "",
        [0x80000006] = "",
        [0x15] = "",
        [0x80000015] = "",
        [4] = "service_type:z6 " + From + To + Rest,
        [5] = "service_type:z6 " + From + To + Rest,
        [0x80000004] = "message_id:z65",
        [0x80000005] = "message_id:z65",
        [0x21] = "service_type:z6 " + From + "number_of_dests:b dest_address:d " + Rest,
        [0x80000021] = "message_id:z65 no_unsuccess:b unsuccess_sme:u",
        [0x103] = "service_type:z6 " + LongFrom
            + "dest_addr_ton:b dest_addr_npi:b destination_addr:z65 esm_class:b registered_delivery:b data_coding:b",
        [0x80000103] = "message_id:z65",
        [3] = "message_id:z65 " + From,
        [0x80000003] = "message_id:z65 final_date:z17 message_state:b error_code:b",
        [8] = "service_type:z6 message_id:z65 " + From + To,
        [0x80000008] = "",
        [7] = "message_id:z65 " + From + "schedule_delivery_time:z17 validity_period:z17 registered_delivery:b "
            + "sm_default_msg_id:b sm_length:b short_message:m",
        [0x80000007] = "",
        [0x102] = LongFrom + "esme_addr_ton:b esme_addr_npi:b esme_addr:z65",
        [0x111] = "service_type:z6 " + From + "message_id:z65 priority_flag:b schedule_delivery_time:z17 "
            + "validity_period:z17 replace_if_present_flag:b data_coding:b sm_default_msg_id:b",
        [0x80000111] = "message_id:z65",
        [0x112] = "message_id:z65 " + From,
        [0x80000112] = "message_id:z65",
        [0x113] = "service_type:z6 message_id:z65 " + From,
        [0x80000113] = "",
    };

    /// <summary>The parameters of a PDU, or null for one that is not in the standard.</summary>
    public static (string Name, char Kind, int Max)[]? Of(uint command) =>
        !Table.TryGetValue(command, out string? row) ? null :
        [
            .. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).Select(part =>
                (part[0], part[1][0], part[1].Length > 1 ? int.Parse(part[1][1..], null) : 1)),
        ];
}
