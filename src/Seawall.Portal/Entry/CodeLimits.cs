using System.Net;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>How often codes are sent and guessed: for each line, for each source, over all.</summary>
internal sealed class CodeLimits(PortalOptions options, TimeProvider time)
{
    private const int Whole = 0;

    private readonly Allowance<E164> _line = new(
        PortalLimits.LineCodesBurst, TimeSpan.FromSeconds(PortalLimits.LineCodeEverySeconds), time);

    private readonly Allowance<E164> _lineDay = new(
        PortalLimits.LineCodesADay, TimeSpan.FromDays(1) / PortalLimits.LineCodesADay, time);

    private readonly Allowance<SourceKey> _source = new(
        PortalLimits.SourceCodesBurst, TimeSpan.FromSeconds(PortalLimits.SourceCodeEverySeconds), time);

    private readonly Allowance<int> _all = new(
        options.CodesPerSecond, TimeSpan.FromSeconds(1) / options.CodesPerSecond, time);

    private readonly Allowance<SourceKey> _wrong = new(
        PortalLimits.SourceWrongBurst, TimeSpan.FromSeconds(PortalLimits.SourceWrongEverySeconds), time);

    private readonly Allowance<int> _wrongAll = new(
        PortalLimits.WholeWrongBurst, TimeSpan.FromMilliseconds(PortalLimits.WholeWrongEveryMs), time);

    /// <summary>
    /// Whether a line may be sent a code now; the same for lines that do not exist. What one limit refuses, the ones
    /// before it have counted: who keeps asking waits longer.
    /// </summary>
    public bool MaySend(E164 line, IPAddress source) =>
        _source.TryTake(SourceKey.Of(source)) && _line.TryTake(line) && _lineDay.TryTake(line)
        && _all.TryTake(Whole);

    /// <summary>Whether a code from a source is looked at.</summary>
    public bool MayTry(IPAddress source) => _wrong.HasLeft(SourceKey.Of(source)) && _wrongAll.HasLeft(Whole);

    /// <summary>Counts a wrong code.</summary>
    public void Wrong(IPAddress source)
    {
        _ = _wrong.TryTake(SourceKey.Of(source));
        _ = _wrongAll.TryTake(Whole);
    }
}
