namespace Seawall.Register;

/// <summary>What a subscriber's step in a dialogue is.</summary>
public enum MenuTurn : byte
{
    /// <summary>Begins it.</summary>
    Begins = 1,

    /// <summary>Answers the screen before.</summary>
    Answers = 2,

    /// <summary>Begins it and takes one answer only.</summary>
    AsksOnce = 3,

    /// <summary>Ends it.</summary>
    Leaves = 4,
}

/// <summary>The screen that answers a step.</summary>
/// <param name="IsTaken">Whether the step is done with; else it is to come again.</param>
/// <param name="Text">The screen; null where there is none.</param>
/// <param name="Ends">Whether it is the last.</param>
public readonly record struct MenuAnswer(bool IsTaken, string? Text, bool Ends);

/// <summary>Where a line is in its menu.</summary>
enum MenuPlace : byte
{
    Root = 1,
    Others = 2,
    Sure = 3,
}

/// <summary>What is remembered of a dialogue between two screens.</summary>
/// <param name="Place">The screen that was shown.</param>
/// <param name="Session">The session it is in, as its gateway numbers them; -1 where it does not.</param>
/// <param name="Ends">Until when an answer counts.</param>
/// <param name="Wrong">Answers in a row that meant nothing.</param>
/// <param name="Request">What a yes does, in the question before an opening.</param>
sealed record MenuState(MenuPlace Place, int Session, DateTimeOffset Ends, int Wrong, ChangeRequest? Request);
