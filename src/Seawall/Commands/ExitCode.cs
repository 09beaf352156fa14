namespace Seawall.Commands;

/// <summary>How a verb ended, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed; why is said in one line on standard error.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or settings.</summary>
    public const int Usage = 2;
}

/// <summary>Ends a verb with a line on standard error and an exit code.</summary>
internal sealed class VerbException(int code, string message) : Exception(message)
{
    /// <summary>The exit code.</summary>
    public int Code => code;

    /// <summary>The verb cannot be done, or was refused.</summary>
    public static VerbException Failed(string message) => new(ExitCode.Failed, message);

    /// <summary>The verb was called wrongly.</summary>
    public static VerbException Usage(string message) => new(ExitCode.Usage, message);
}
