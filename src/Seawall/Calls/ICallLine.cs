namespace Seawall.Calls;

/// <summary>The line of a test phone to one listener: whole messages out and in.</summary>
internal interface ICallLine : IAsyncDisposable
{
    /// <summary>The word of the Via: UDP or TCP.</summary>
    string Transport { get; }

    /// <summary>Our end, as Via and Contact name it.</summary>
    System.Net.IPEndPoint Local { get; }

    /// <summary>Whether messages may get lost, so that they are sent again.</summary>
    bool IsLossy { get; }

    /// <summary>Sends a message.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancel);

    /// <summary>The next message; null where the other end went away.</summary>
    ValueTask<SipText?> ReceiveAsync(CancellationToken cancel);
}
