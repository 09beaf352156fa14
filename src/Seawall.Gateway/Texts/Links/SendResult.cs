namespace Seawall.Gateway;

/// <summary>What became of a request that was handed to a link.</summary>
internal enum SendResult : byte
{
    /// <summary>On its way; answered or given up later.</summary>
    Sent = 0,

    /// <summary>The peer owes as many responses as it may.</summary>
    NoRoom = 1,

    /// <summary>The link is gone or going, or may not carry it in its state.</summary>
    Closed = 2,

    /// <summary>The peer cannot be told: see <see cref="Smpp.PduForwarder.CannotSay"/>.</summary>
    CannotSay = 3,
}
