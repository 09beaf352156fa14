namespace Seawall.Sip;

/// <summary>
/// By what a response goes back to the neighbour its request came from: the listener (RFC 3581 §4: the address the
/// request was received on), and on a stream the connection; 0 for none. Connection numbers belong to one node: draw
/// them so that two nodes' do not meet, and compare the connection's far end with the hop before using it.
/// </summary>
public readonly record struct ReturnPath(ushort Listener, ulong Connection);
