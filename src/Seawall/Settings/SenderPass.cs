namespace Seawall.Settings;

/// <summary>What registered senders send, and which of them pass a shut zone.</summary>
internal enum SenderPass : byte
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Codes to confirm something with.</summary>
    Code = 1,

    /// <summary>News of a service that the subscriber has.</summary>
    Service = 2,

    /// <summary>Whatever they send.</summary>
    Any = 3,
}
