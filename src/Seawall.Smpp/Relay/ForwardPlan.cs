namespace Seawall.Smpp;

/// <summary>
/// What is to change in a PDU on its way to the other leg. All the rest stays as it came, octet by octet.
/// </summary>
public readonly ref struct ForwardPlan
{
    /// <summary>The sequence number on the other leg: ours for a request, that of the asker for a response.</summary>
    public required uint Sequence { get; init; }

    /// <summary>
    /// What it becomes: deliver_sm for a message centre is submit_sm, data_sm for a peer that has none as well, and
    /// their responses likewise. The message_id of submit_sm_resp stays in deliver_sm_resp, where the standard has none
    /// (v3.4 §4.6.2): for a hub that minds, it is replaced with nothing. <see cref="CommandId.None"/>: what it is.
    /// </summary>
    public CommandId Command { get; init; }

    /// <summary>The status of a response, where it changes: version 5 has some that older peers have not.</summary>
    public SmppStatus? Status { get; init; }

    /// <summary>
    /// The other leg takes no optional parameters (v3.4 §3.4). What of them a message cannot do without goes into the
    /// message itself: its payload, its segment numbers and its ports.
    /// </summary>
    public bool DropTlvs { get; init; }

    /// <summary>
    /// registered_delivery, where it changes: a message centre that a hub's message goes on to is asked for no receipt
    /// that nobody could take. Null: as it came.
    /// </summary>
    public RegisteredDelivery? Registered { get; init; }

    /// <summary>Destinations of a submit_multi that are left out.</summary>
    public DestinationSet Refused { get; init; }

    /// <summary>A string that is replaced, such as service_type; <see cref="SmppField.None"/>: none.</summary>
    public SmppField Replaced { get; init; }

    /// <summary>What it is replaced with, without NUL.</summary>
    public ReadOnlySpan<byte> Replacement { get; init; }

    /// <summary>An optional parameter that is added, such as an operator's mark; one without octets is not.</summary>
    public Tlv Added { get; init; }

    internal bool Rewrites => DropTlvs || Refused.Count > 0 || Replaced != SmppField.None || !Added.Value.IsEmpty;
}
