namespace Seawall.Gateway;

/// <summary>
/// Takes what subscribers write to numbers of ours, instead of a far leg. Called from the links' threads and for many
/// texts at once; it does not throw.
/// </summary>
public interface IServiceTexts
{
    /// <summary>
    /// Takes one text. It is acknowledged when this ends and by what it says, so that whatever the text changes is
    /// durable by then.
    /// </summary>
    ValueTask<ServiceTaken> TakeAsync(ServiceText text);
}

/// <summary>What became of a text to a number of ours.</summary>
/// <param name="IsDone">
/// Whether it is done with, understood or not; else its message centre is told to try again.
/// </param>
/// <param name="Then">What is done once it is acknowledged; it does not wait, and does not throw.</param>
public readonly record struct ServiceTaken(bool IsDone, Action? Then = null);
