namespace Seawall.Net;

/// <summary>Where a stream connection comes from.</summary>
/// <param name="Remote">The peer.</param>
/// <param name="Local">Our end.</param>
/// <param name="Listener">Index of the end point that accepted it; -1 when we connected.</param>
/// <param name="Owner">The listener or connector that ends it when it stops.</param>
/// <param name="Destination">The next hop it leads to, when we connected.</param>
sealed record StreamOrigin(
    PeerAddress Remote, PeerAddress Local, int Listener, object Owner, StreamDestination? Destination);
