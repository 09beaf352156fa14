namespace Seawall.Gateway;

/// <summary>What a request in flight says about itself, in its flags.</summary>
[Flags]
internal enum TextFlags : byte
{
    None = 0,

    /// <summary>Its sender is forged: those behind us are told by the trunk's mark.</summary>
    Marked = 1,

    /// <summary>From a message centre of ours, to a trunk's peer.</summary>
    Homeward = 2,

    /// <summary>Its refused destinations are not told of in the answer.</summary>
    Silent = 4,

    /// <summary>Its sender wants to be told by a receipt of what was refused silently.</summary>
    WantsReceipt = 8,

    /// <summary>A part of a notice: its place stands where others have their destinations.</summary>
    Notice = 16,
}
