namespace Seawall.Gateway;

/// <summary>What is relayed without a verdict, as a closed set; each is a metric label.</summary>
internal enum UnscreenedKind : byte
{
    /// <summary>Screened.</summary>
    None = 0,

    /// <summary>A receipt, an acknowledgement or a notification about a text.</summary>
    Report = 1,

    /// <summary>A class 0 message on a trunk that marks its network messages so.</summary>
    NetworkMessage = 2,

    /// <summary>Data for the SIM card.</summary>
    SimDownload = 3,

    /// <summary>An indication that something waits: voicemail and the like.</summary>
    Waiting = 4,

    /// <summary>A distribution list: who is on it only the message centre knows.</summary>
    List = 5,

    /// <summary>From a message centre of ours, to the trunk that it is for.</summary>
    FromHome = 6,
}

/// <summary>The labels.</summary>
internal static class UnscreenedKinds
{
    public const int Count = 7;

    public static string Label(UnscreenedKind kind) => kind switch
    {
        UnscreenedKind.Report => "report",
        UnscreenedKind.NetworkMessage => "network_message",
        UnscreenedKind.SimDownload => "sim_download",
        UnscreenedKind.Waiting => "waiting",
        UnscreenedKind.List => "list",
        UnscreenedKind.FromHome => "from_home",
        _ => "none",
    };
}
