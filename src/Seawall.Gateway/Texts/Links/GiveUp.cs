namespace Seawall.Gateway;

/// <summary>Why a request is not waited for any more.</summary>
internal enum GiveUp : byte
{
    /// <summary>The response timer (v3.4 §7.2), or too long in the park.</summary>
    TimedOut = 0,

    /// <summary>The link is gone.</summary>
    LinkGone = 1,
}
