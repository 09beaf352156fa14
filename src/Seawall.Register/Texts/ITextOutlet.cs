using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The way out for texts to subscribers and guardians. It never throws for what can happen to a text: that is a
/// <see cref="TextSent"/>.
/// </summary>
public interface ITextOutlet
{
    /// <summary>Sends a text, in as many parts as it needs; returns when a message centre took it, or cannot.</summary>
    ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel);
}

/// <summary>A text to send.</summary>
/// <param name="To">Whom to.</param>
/// <param name="Text">What it says, at most <see cref="RegisterLimits.OutgoingCharactersMax"/> characters.</param>
/// <param name="Purpose">What it is for; limits and counters go by it.</param>
public sealed record OutgoingText(E164 To, string Text, TextPurpose Purpose);

/// <summary>What a text is for. A metric label; values never change meaning.</summary>
public enum TextPurpose : byte
{
    /// <summary>The answer to a text of the subscriber's.</summary>
    Answer = 1,

    /// <summary>A one-time code to sign in with.</summary>
    SignInCode = 2,

    /// <summary>To a guardian, or to a line about its guardians.</summary>
    Guardian = 3,

    /// <summary>What was refused lately.</summary>
    Digest = 4,

    /// <summary>Notice of a campaign.</summary>
    Notice = 5,
}

/// <summary>What became of a text. A metric label; values never change meaning.</summary>
public enum TextSent : byte
{
    /// <summary>A message centre took it.</summary>
    Taken = 1,

    /// <summary>The message centre refused it for good.</summary>
    Refused = 2,

    /// <summary>No message centre could be reached, or none took it in time; it may be sent again.</summary>
    Unreachable = 3,

    /// <summary>There were too many texts to this number, or altogether.</summary>
    Limited = 4,
}
