namespace Seawall.Gateway;

/// <summary>What one bind of ours is doing.</summary>
public enum BinderState : byte
{
    /// <summary>Connecting, or shaking hands.</summary>
    Connecting = 1,

    /// <summary>Connected; the bind is not answered yet.</summary>
    Binding = 2,

    /// <summary>Bound.</summary>
    Bound = 3,

    /// <summary>It failed; the next attempt comes after a pause.</summary>
    BackingOff = 4,

    /// <summary>Not wanted any more.</summary>
    Stopped = 5,
}
