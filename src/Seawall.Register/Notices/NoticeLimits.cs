namespace Seawall.Register;

/// <summary>Every limit of notices, unit last.</summary>
public static class NoticeLimits
{
    /// <summary>Notices written in one turn of the writer: what a change of a person may have to wait for.</summary>
    public const int TurnRowsMax = 1_000;

    /// <summary>Notices that are written in one turn however slow the store is.</summary>
    public const int TurnRowsMin = 50;

    /// <summary>How long a turn should take, in milliseconds.</summary>
    public const int TurnMs = 20;

    /// <summary>Turns at one tick, so that the clock is looked at in between.</summary>
    public const int TurnsMax = 16;

    /// <summary>How often the desk looks for work, in milliseconds.</summary>
    public const int TickMs = 20;

    /// <summary>Notices handed to message centres, or about to be, that are not answered.</summary>
    public const int InFlightMax = 40_000;

    /// <summary>Receipts that wait for the writer; more are to come again.</summary>
    public const int ReceiptsMax = 20_000;

    /// <summary>Refusals and openings that wait for the writer; more are not looked at.</summary>
    public const int NewsMax = 10_000;

    /// <summary>Lines whose first refusal was looked at and that are remembered.</summary>
    public const int RefusedLinesMax = 500_000;

    /// <summary>Texts in a second after a first refusal, parts counted, beside what campaigns may send.</summary>
    public const int AfterwardsPerSecond = 50;

    /// <summary>Characters of the ids of a notice's parts.</summary>
    public const int MessageIdsCharsMax = 200;

    /// <summary>Parts whose receipts are told apart.</summary>
    public const int PartsMax = 8;

    /// <summary>
    /// After how many seconds a notice in flight that nobody knows of is taken for one of an earlier process.
    /// </summary>
    public const int InFlightSeconds = 120;

    /// <summary>After how many seconds what no message centre took is tried again.</summary>
    public const int NotTakenSeconds = 300;

    /// <summary>The longest time that a message centre which takes nothing is left alone, in seconds.</summary>
    public const int CentreRestSecondsMax = 60;

    /// <summary>How often what is due is asked for where nothing was, in milliseconds.</summary>
    public const int DueMs = 1_000;

    /// <summary>For how long the store is left alone after it failed, in milliseconds.</summary>
    public const int StoreRestMs = 1_000;
}
