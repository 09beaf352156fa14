using Seawall.Commands;
using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>Why Seawall does not start, one line for each reason, and the exit code that goes with it.</summary>
internal sealed class StartException : Exception
{
    /// <summary>For a reason in one line.</summary>
    public StartException(string reason)
        : base(reason) => Code = ExitCode.Failed;

    /// <summary>For mistakes in the settings.</summary>
    public StartException(IReadOnlyList<Mistake> mistakes)
        : base(string.Join('\n', mistakes)) => Code = ExitCode.Usage;

    /// <summary>The exit code.</summary>
    public int Code { get; }
}
