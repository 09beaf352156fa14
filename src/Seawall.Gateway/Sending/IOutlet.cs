namespace Seawall.Gateway;

/// <summary>
/// Where a gate writes what leaves: the only thing it knows of the network. One gate has one outlet and uses it from
/// one thread at a time.
/// </summary>
internal interface IOutlet
{
    /// <summary>Room for the longest message. Reserving again without sending gives the same room again.</summary>
    Span<byte> Reserve();

    /// <summary>
    /// Sends the first octets of the reserved room. False when they are not going to leave: a stream that is full,
    /// broken or could not be made lately, or a transport we do not have.
    /// </summary>
    bool Send(int length, in Way way);
}
