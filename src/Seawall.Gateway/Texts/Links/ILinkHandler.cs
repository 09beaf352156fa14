using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What the links give their texts to. For one link requests come one after the other; what comes from its far side or
/// from the clock may come at the same time from other threads. No link's lock is held during a call.
/// </summary>
internal interface ILinkHandler
{
    /// <summary>
    /// A request of a bound peer that its session allows and that could be read: never bind, unbind, enquire_link or
    /// outbind. It is answered once, now or later, by <see cref="SmppLink.Respond(ReadOnlySpan{byte})"/>; or parked.
    /// alert_notification alone has no answer.
    /// </summary>
    void Request(SmppLink from, scoped in SmppPdu pdu);

    /// <summary>
    /// The peer answered a request of ours. A response with a broken tail comes all the same, because what it says was
    /// said: see <see cref="SmppPdu.FieldsRead"/> before it is passed on. It may be generic_nack.
    /// </summary>
    void Answered(SmppLink far, scoped in SmppPdu response, in InFlight waiting);

    /// <summary>A request of ours will not be answered any more.</summary>
    void GivenUp(SmppLink far, in InFlight waiting, GiveUp why);

    /// <summary>
    /// A parked request may have room now. True when it is done with: sent on, or answered; false when there is still
    /// no room, and it keeps its place.
    /// </summary>
    bool Unparked(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note);

    /// <summary>
    /// A parked request leaves the park without having been sent: too long there, and then it is still to be answered;
    /// or its link is gone.
    /// </summary>
    void ParkEnded(SmppLink near, scoped in SmppPdu pdu, in ParkedNote note, GiveUp why);

    /// <summary>A link is bound.</summary>
    void Opened(SmppLink link);

    /// <summary>A link that was bound is gone; whatever it had in hand has been given up before.</summary>
    void Closed(SmppLink link);
}
