namespace Seawall.Portal;

/// <summary>Every limit of the pages, unit last.</summary>
public static class PortalLimits
{
    /// <summary>Octets of a form; ours have a few hundred.</summary>
    public const int FormOctetsMax = 8 * 1024;

    /// <summary>Fields of a form.</summary>
    public const int FormFieldsMax = 16;

    /// <summary>Characters of the name of a field.</summary>
    public const int FieldNameCharactersMax = 64;

    /// <summary>Characters of one field.</summary>
    public const int FieldCharactersMax = 2048;

    /// <summary>Octets of all headers of a request.</summary>
    public const int HeadersOctetsMax = 16 * 1024;

    /// <summary>Octets of a request line.</summary>
    public const int RequestLineOctetsMax = 4 * 1024;

    /// <summary>Connections at a time.</summary>
    public const int ConnectionsMax = 20_000;

    /// <summary>Digits of a code.</summary>
    public const int CodeDigits = 6;

    /// <summary>How long a code holds, in minutes.</summary>
    public const int CodeMinutes = 5;

    /// <summary>How often one code may be typed wrongly before it is gone.</summary>
    public const int CodeTriesMax = 5;

    /// <summary>Codes that wait to be typed in, over all lines; the oldest go first.</summary>
    public const int CodesWaitingMax = 100_000;

    /// <summary>Texts with codes that wait to be sent.</summary>
    public const int TextsWaitingMax = 10_000;

    /// <summary>Codes a line is sent at once.</summary>
    public const int LineCodesBurst = 3;

    /// <summary>How long until a line may have one more, in seconds.</summary>
    public const int LineCodeEverySeconds = 200;

    /// <summary>Codes a line is sent in a day.</summary>
    public const int LineCodesADay = 10;

    /// <summary>Codes asked for from one address at once; many phones may stand behind one.</summary>
    public const int SourceCodesBurst = 30;

    /// <summary>How long until an address may ask for one more, in seconds.</summary>
    public const int SourceCodeEverySeconds = 10;

    /// <summary>Wrong codes from one address at once.</summary>
    public const int SourceWrongBurst = 20;

    /// <summary>How long until an address may be wrong once more, in seconds.</summary>
    public const int SourceWrongEverySeconds = 60;

    /// <summary>Wrong codes over all, at once: what a crowd of guessers shares.</summary>
    public const int WholeWrongBurst = 600;

    /// <summary>How long until one more wrong code is looked at, over all, in milliseconds.</summary>
    public const int WholeWrongEveryMs = 500;

    /// <summary>Keys (lines, addresses) an allowance remembers.</summary>
    public const int AllowanceKeysMax = 200_000;

    /// <summary>Changes of one line at once.</summary>
    public const int ChangesBurst = 60;

    /// <summary>How long until a line may change something once more, in seconds.</summary>
    public const int ChangeEverySeconds = 2;

    /// <summary>Sign-ins that live at a time; those unused for longest go first.</summary>
    public const int SessionsMax = 200_000;

    /// <summary>How long a sign-in lives without use, in minutes.</summary>
    public const int SessionIdleMinutes = 30;

    /// <summary>How long a sign-in lives at most, in hours.</summary>
    public const int SessionHours = 12;

    /// <summary>How far back refused attempts are shown, in days.</summary>
    public const int RefusedDays = 7;

    /// <summary>Rows of refused attempts that a page shows.</summary>
    public const int RefusedRowsMax = 10;

    /// <summary>Refused attempts that are put together into those rows.</summary>
    public const int AttemptsMax = 100;

    /// <summary>Entries of the journal that the first page shows.</summary>
    public const int RecentEntries = 3;

    /// <summary>Entries of the journal that the page of history shows.</summary>
    public const int HistoryEntries = 100;
}
