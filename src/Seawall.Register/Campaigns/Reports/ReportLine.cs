using System.Runtime.InteropServices;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>What a line was counted for since it was told.</summary>
[Flags]
enum ReportMarks : byte
{
    None = 0,
    Kept = 1,
    DecidedShut = 2,
    Shut = 4,
    CameBack = 8,
}

/// <summary>
/// What has to be known of a line while the journal is walked, in 8 octets: when it was told, 0 for not; which of the
/// campaign's services and zones it decided; the place of the span in which something happened to it last; and what it
/// was counted for, beside the round it was told in.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct ReportLine
{
    /// <summary>Rounds are told apart by their lowest four bits.</summary>
    public const int RoundMask = 15;

    const int RoundAt = 4;

    public uint Told;
    public ushort Decided;
    public byte Span;
    byte _marks;

    public readonly int Round => _marks >> RoundAt;

    public readonly bool Has(ReportMarks mark) => (_marks & (byte)mark) != 0;

    public void Mark(ReportMarks mark) => _marks |= (byte)mark;

    /// <summary>Told in a round, and counted for nothing yet; with 0 not told any more.</summary>
    public void Tell(uint told, int round) => (Told, _marks) = (told, (byte)(round << RoundAt));
}

/// <summary>The lines by number, in pages that exist where something happened to one.</summary>
sealed class ReportLines
{
    const int PageLines = ScreeningLimits.PageLines;

    readonly Dictionary<ulong, ReportLine[]> _pages = [];
    ReportLine[] _last = [];
    ulong _lastKey = ulong.MaxValue;

    /// <summary>A line, made where there is none yet.</summary>
    public ref ReportLine At(E164 number)
    {
        var key = number.Value / PageLines;
        if (key != _lastKey)
        {
            ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, key, out _);
            page ??= new ReportLine[PageLines];
            (_last, _lastKey) = (page, key);
        }
        return ref _last[number.Value - (key * PageLines)];
    }

    /// <summary>All pages.</summary>
    public IEnumerable<ReportLine[]> Pages => _pages.Values;
}
