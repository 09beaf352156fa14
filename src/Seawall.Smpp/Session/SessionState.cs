namespace Seawall.Smpp;

/// <summary>Which end of a session somebody is.</summary>
public enum SessionSide : byte
{
    /// <summary>The message centre: it is bound to.</summary>
    MessageCentre = 1,

    /// <summary>The external short message entity: it binds.</summary>
    Esme = 2,
}

/// <summary>Where a session is (v3.4 §2.2, v5.0 §2.3).</summary>
public enum SessionState : byte
{
    /// <summary>Connected, not bound.</summary>
    Open = 1,

    /// <summary>The message centre asked to be bound to (outbind).</summary>
    Outbound = 2,

    /// <summary>Bound to send to the message centre.</summary>
    BoundTransmitter = 3,

    /// <summary>Bound to receive from the message centre.</summary>
    BoundReceiver = 4,

    /// <summary>Bound for both.</summary>
    BoundTransceiver = 5,

    /// <summary>No longer bound; the connection is about to be closed.</summary>
    Unbound = 6,

    /// <summary>The connection is gone.</summary>
    Closed = 7,
}
