using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Tests;

/// <summary>What was refused lately, as the test says.</summary>
internal sealed class RefusedSamples : IRefusedAttempts, IRecentRefusals
{
    public List<RefusedAttempt> Attempts { get; } = [];

    public IReadOnlyList<RefusedAttempt> Lately(E164 line, DateTimeOffset since, int max) =>
        [.. Attempts.Where(one => one.At >= since).OrderByDescending(one => one.At).Take(max)];

    public ValueTask<int> CountAsync(E164 line, DateTimeOffset since, CancellationToken cancel) =>
        ValueTask.FromResult(Attempts.Count(one => one.At >= since));
}
