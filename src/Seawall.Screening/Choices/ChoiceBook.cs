using System.Runtime.InteropServices;

namespace Seawall.Screening;

/// <summary>
/// The choices of all lines in memory, as the verdict reads them: two bits for each service and zone, in pages of
/// 10,000 numbers that exist only where somebody decided. Two octets a line for up to four zones, four for up to
/// eight.
/// </summary>
/// <remarks>
/// Readers, on any thread, never wait and never allocate. Writers take turns. A slot of 3 sends the reader to the
/// detail of the line, where choices, pauses and rules stand together; the detail is always in place before the slot
/// says so. For a restart: take <see cref="Version"/>, then copy all pages (<see cref="CopyPage"/>), then
/// <see cref="DetailedLines"/>; the other way, <see cref="TryRestorePage"/> for each, <see cref="Load"/> for each
/// detailed line, and <see cref="ResumeAt"/>. What changed during the copy has a greater sequence and is applied
/// again.
/// </remarks>
public sealed class ChoiceBook
{
    readonly Lock _writing = new();
    readonly PageTable _pages;
    readonly DetailTable _details = new();
    readonly ChoiceTally _tally;
    readonly bool _isNarrow;
    readonly uint _lineMask;    // the slots of zones that exist
    long _version;
    volatile CampaignsInForce _campaigns = CampaignsInForce.None;

    /// <summary>An empty book.</summary>
    /// <param name="zones">How many zones a line decides on, 1 to <see cref="ScreeningLimits.ZonesMax"/>.</param>
    /// <param name="memory">What its pages are kept in; null for the runtime's own memory.</param>
    public ChoiceBook(int zones, IBookMemory? memory = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(zones, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zones, ScreeningLimits.ZonesMax);
        Zones = zones;
        uint row = (uint)((1 << (2 * zones)) - 1);
        _lineMask = row | (row << 16);
        _isNarrow = zones <= ScreeningLimits.NarrowZonesMax;
        _pages = new PageTable(_isNarrow, memory ?? PlainMemory.Instance);
        Told = new ToldBook(memory ?? PlainMemory.Instance);
        _tally = new ChoiceTally(zones);
    }

    /// <summary>How many zones a line decides on.</summary>
    public int Zones { get; }

    /// <summary>Who was told of the campaigns in force, and when.</summary>
    public ToldBook Told { get; }

    /// <summary>The campaigns in force; what is set here is with the next verdict.</summary>
    public CampaignsInForce Campaigns
    {
        get => _campaigns;
        set => _campaigns = value.IsNone ? CampaignsInForce.None : value;
    }

    /// <summary>Whether any campaign is in force: all that a verdict pays where none is.</summary>
    internal bool HasCampaigns => _campaigns != CampaignsInForce.None;

    /// <summary>The sequence of the last change that is in force.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>
    /// Octets the book takes, the not yet used rest of its last slab included; close to exact for details.
    /// </summary>
    public long Bytes => _pages.Bytes + _details.Bytes;

    /// <summary>Lines that decided anything or have a rule.</summary>
    public long Lines => _tally.Lines;

    /// <summary>Pages that exist.</summary>
    public int Pages => _pages.Count;

    /// <summary>Octets of a page in <see cref="CopyPage"/> and <see cref="TryRestorePage"/>.</summary>
    public int PageBytes => _pages.PageWords * sizeof(uint);

    /// <summary>
    /// How many of <see cref="Lines"/> decided this for a service and zone; a pause counts as what it interrupts.
    /// </summary>
    public long Count(Service service, int zone, Choice choice) => _tally.Count(service, zone, choice);

    /// <summary>The whole state of a line.</summary>
    public LineState Read(E164 line)
    {
        while (true)
        {
            LineGlance glance = Glance(line);
            if (!glance.HasDetail)
            {
                return new LineState(line, glance.Choices, null);
            }

            // Null only where the line lost its detail since the glance: then it has plain slots by now.
            if (_details.Find(line.Value) is { } entry)
            {
                return entry.State;
            }
        }
    }

    /// <summary>
    /// Puts a change in force; it is when this returns. Sequences ascend, one for each change; a change of a sequence
    /// at or below <see cref="Version"/> is in the book already and is left out, with <c>false</c>.
    /// </summary>
    public bool Apply(in LineState state, long sequence)
    {
        lock (_writing)
        {
            if (sequence <= _version)
            {
                return false;
            }

            Put(state);
            Volatile.Write(ref _version, sequence);
            return true;
        }
    }

    /// <summary>
    /// Puts the state of a line in force without a sequence: while the book is being filled, in any order, or for one
    /// of the lines of a change of many, before <see cref="ResumeAt"/> says that all of it is in the book.
    /// </summary>
    public void Load(in LineState state)
    {
        lock (_writing)
        {
            Put(state);
        }
    }

    /// <summary>Says that all changes up to a sequence are in the book.</summary>
    public void ResumeAt(long version)
    {
        lock (_writing)
        {
            Volatile.Write(ref _version, version);
        }
    }

    /// <summary>The key of a page by its place: its numbers without their last four digits.</summary>
    public ulong PageKey(int page) => _pages.KeyAt(page);

    /// <summary>
    /// Copies a page out while the book is in use, as words of this machine: each line is whole; lines with a detail
    /// are left blank and come in <see cref="DetailedLines"/>.
    /// </summary>
    public void CopyPage(int page, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(destination.Length, PageBytes);
        Span<uint> words = _pages.PageAt(page);
        Span<uint> copy = MemoryMarshal.Cast<byte, uint>(destination);
        uint half = _isNarrow ? 0xFFFFu : ~0u;
        for (int i = 0; i < words.Length; i++)
        {
            uint word = Volatile.Read(ref words[i]);
            if (Threes(word) != 0)
            {
                word &= ((Threes(word) & half) != 0 ? 0 : half) | ((Threes(word) & ~half) != 0 ? 0 : ~half);
            }

            copy[i] = word;
        }
    }

    /// <summary>
    /// Puts a copied page into the book in one go. False, with nothing changed, where it is none of ours: a wrong
    /// length or key, a slot no choice has or of a zone that does not exist, or a page that is there already.
    /// </summary>
    public bool TryRestorePage(ulong key, ReadOnlySpan<byte> page)
    {
        uint mask = _isNarrow ? PageTable.Narrow(_lineMask) * 0x1_0001 : _lineMask;
        if (page.Length != PageBytes || key >= PageTable.KeysMax)
        {
            return false;
        }

        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(page);
        uint wrong = 0;
        foreach (uint word in words)
        {
            wrong |= Threes(word) | (word & ~mask);
        }

        lock (_writing)
        {
            if (wrong != 0 || _pages.Contains(key))
            {
                return false;
            }

            _pages.Add(key, words);
            _tally.AddPage(words, _isNarrow);
            return true;
        }
    }

    /// <summary>The lines that have pauses or rules, in no order, while the book is in use.</summary>
    public IEnumerable<LineState> DetailedLines() => _details.Lines();

    /// <summary>
    /// Asks the processor for the choices of a line: as soon as the called number is known, for the way there is the
    /// greater part of a verdict.
    /// </summary>
    public void Ask(E164 line) => PlaceOf(line);

    /// <summary>
    /// The same, for the verdict: the place is read when its turn comes. Told marks are asked for only where they can
    /// decide.
    /// </summary>
    internal ref readonly uint PlaceOf(E164 line)
    {
        ref readonly uint place = ref _pages.PlaceOf(line.Value);
        if (HasCampaigns)
        {
            Told.Ask(line);
        }

        return ref place;
    }

    /// <summary>What the page of a line says at its place.</summary>
    internal LineGlance GlanceAt(ref readonly uint place, E164 line) => new(_pages.ReadAt(in place, line.Value));

    LineGlance Glance(E164 line) => new(_pages.Read(line.Value));

    void Put(in LineState state)
    {
        Check(state);
        ulong number = state.Number.Value;
        LineState before = Read(state.Number);
        if (state.Detail is { IsEmpty: false } detail)
        {
            _details.Set(new DetailTable.Entry(number, state.Choices, detail));
            _pages.Write(number, state.Choices.Value | Threes(detail));
        }
        else
        {
            _pages.Write(number, state.Choices.Value);
            if (before.Detail is not null)
            {
                _details.Set(new DetailTable.Entry(number, state.Choices, null));
            }
        }

        _tally.Replace(before, state);
    }

    /// <summary>
    /// The slots in which a detail has a say: those of its pauses, and all of the services its rules are for.
    /// </summary>
    uint Threes(LineDetail detail)
    {
        uint slots = 0;
        foreach (Pause pause in detail.Pauses)
        {
            slots |= 3u << ChoiceBits.Shift(pause.Service, pause.Zone);
        }

        foreach (PersonalRule rule in detail.Rules)
        {
            slots |= (rule.Services & ServiceMask.Voice) != 0 ? _lineMask & 0xFFFF : 0;
            slots |= (rule.Services & ServiceMask.Sms) != 0 ? _lineMask & 0xFFFF_0000 : 0;
        }

        return slots;
    }

    static uint Threes(uint word) => word & (word >> 1) & 0x5555_5555;

    void Check(in LineState state)
    {
        bool isNumber = !state.Number.IsNone && state.Number.Value / ScreeningLimits.PageLines < PageTable.KeysMax;
        bool isChoice = (state.Choices.Value & ~_lineMask) == 0 && Threes(state.Choices.Value) == 0;
        if (!isNumber || !isChoice)
        {
            throw new ArgumentException("The state is not one of a line of this book.", nameof(state));
        }

        foreach (Pause pause in state.Detail?.Pauses ?? [])
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pause.Zone, Zones, nameof(state));
        }

        foreach (PersonalRule rule in state.Detail?.Rules ?? [])
        {
            // A rule for no service would have no slot, and the line could not be found back.
            ArgumentOutOfRangeException.ThrowIfZero(rule.Id, nameof(state));
            ArgumentOutOfRangeException.ThrowIfZero((byte)(rule.Services & ServiceMask.All), nameof(state));
        }
    }
}
