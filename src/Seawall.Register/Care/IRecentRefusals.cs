using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// What was refused to a line lately, from the records of verdicts. A failure to say counts as nothing refused: the
/// question before an opening is a help, and opening one's own line is never held up by it.
/// </summary>
public interface IRecentRefusals
{
    /// <summary>How many calls and texts to the line were refused from a time on.</summary>
    ValueTask<int> CountAsync(E164 line, DateTimeOffset since, CancellationToken cancel);
}
