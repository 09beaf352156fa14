using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// What is never barred: reports about texts, what the network says to the telephone, what the SIM card is sent, and
/// that something waits. It is relayed and counted, and there is no verdict on it.
/// </summary>
internal static class Exemption
{
    /// <summary>Why a message is not screened; none where it is.</summary>
    public static UnscreenedKind Of(scoped in MessageFacts facts, bool marksNetworkMessages) =>
        facts.IsReport ? UnscreenedKind.Report
        : facts.IsSimDownload ? UnscreenedKind.SimDownload
        : facts.Waiting != MessageWaiting.None ? UnscreenedKind.Waiting
        : facts.IsFlash && marksNetworkMessages ? UnscreenedKind.NetworkMessage
        : UnscreenedKind.None;
}
