using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>What was refused, as tests say it was.</summary>
sealed class RefusedLately : IRecentRefusals
{
    public List<(long Line, DateTimeOffset At)> All { get; } = [];

    public Exception? Failure { get; set; }

    public ValueTask<int> CountAsync(E164 line, DateTimeOffset since, CancellationToken cancel)
    {
        if (Failure is not null)
        {
            throw Failure;
        }
        return ValueTask.FromResult(All.Count(
            one => Storage.Conformance.RegisterSamples.Line(one.Line) == line && one.At >= since));
    }
}
