using System.Collections.Immutable;

namespace Seawall.Net;

/// <summary>
/// What a listener's sockets moved and lost since it started; all workers and other senders together.
/// </summary>
/// <param name="DatagramsIn">Given to a handler.</param>
/// <param name="BatchesIn">System calls that brought them.</param>
/// <param name="DatagramsOut">Taken by the kernel.</param>
/// <param name="ReceiveErrors">Receiving calls that failed; signals not counted.</param>
/// <param name="HandlerFaults">Exceptions of handlers.</param>
/// <param name="KernelDrops">Datagrams the kernel dropped because a receive buffer was full.</param>
/// <param name="ReceiveBufferBytes">What the kernel granted each socket for receiving, by its own accounting.</param>
/// <param name="SendFaults">Datagrams that did not leave, by <see cref="SendFault"/>.</param>
public readonly record struct UdpCounts(
    long DatagramsIn,
    long BatchesIn,
    long DatagramsOut,
    long ReceiveErrors,
    long HandlerFaults,
    long KernelDrops,
    int ReceiveBufferBytes,
    ImmutableArray<long> SendFaults);
