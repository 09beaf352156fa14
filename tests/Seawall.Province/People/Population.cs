using Seawall.Screening;

namespace Seawall.Province;

/// <summary>
/// What is true of each line as everybody outside the register knows it: what was acknowledged, and which receipts were
/// given. No code of the register has a part in it.
/// </summary>
sealed class Population(int lines, ulong first)
{
    const int Slots = 16;

    readonly byte[] _choices = new byte[lines * Slots];
    readonly byte[] _holders = new byte[lines];
    readonly bool[] _isMember = new bool[lines];
    readonly long[] _told = Filled(lines);
    readonly long[] _toldSurely = Filled(lines);
    readonly int[] _sojourns = new int[lines];

    /// <summary>How many lines there are.</summary>
    public int Lines => lines;


    /// <summary>The number of a line.</summary>
    public E164 Number(int line) => new(first + (ulong)line);

    /// <summary>The line of a number; -1: none of the province.</summary>
    public int Line(E164 number) =>
        number.Value >= first && number.Value < first + (ulong)lines ? (int)(number.Value - first) : -1;

    /// <summary>What was acknowledged to the line's holder.</summary>
    public Choice Choice(int line, Service service, int zone) => (Choice)_choices[Slot(line, service, zone)];

    /// <summary>A choice was acknowledged.</summary>
    public void Choose(int line, Service service, int zone, Choice choice) =>
        _choices[Slot(line, service, zone)] = (byte)choice;

    /// <summary>Which of its holders has it, from 0.</summary>
    public int Holder(int line) => _holders[line];

    /// <summary>
    /// Counts what makes earlier notices void for a line: a new holder, leaving the campaign's operators and regions.
    /// </summary>
    public int Sojourn(int line) => _sojourns[line];

    /// <summary>Whether it belongs to the campaign's operators and regions.</summary>
    public bool IsMember(int line) => _isMember[line];

    /// <summary>Unix seconds from when it may count as told; <see cref="long.MaxValue"/>: not at all.</summary>
    public long Told(int line) => _told[line];

    /// <summary>Unix seconds from when it must count as told; <see cref="long.MaxValue"/>: it need not.</summary>
    public long ToldSurely(int line) => _toldSurely[line];

    /// <summary>The line has another holder.</summary>
    public void NewHolder(int line)
    {
        _holders[line]++;
        Array.Clear(_choices, line * Slots, Slots);
        ForgetNotices(line);
    }

    /// <summary>The line belongs to the campaign's operators and regions, or does not any more.</summary>
    public void Belongs(int line, bool isMember)
    {
        if (_isMember[line] && !isMember)
        {
            ForgetNotices(line);
        }
        _isMember[line] = isMember;
    }

    /// <summary>Receipts may have told the line.</summary>
    public void MayBeTold(int line, long unixSeconds) => _told[line] = Math.Min(_told[line], unixSeconds);

    /// <summary>Receipts that were acknowledged told the line.</summary>
    public void IsTold(int line, long unixSeconds) => _toldSurely[line] = Math.Min(_toldSurely[line], unixSeconds);

    /// <summary>Everybody is told anew.</summary>
    public void NewRound()
    {
        Array.Fill(_told, long.MaxValue);
        Array.Fill(_toldSurely, long.MaxValue);
        for (var line = 0; line < lines; line++)
        {
            _sojourns[line]++;
        }
    }

    void ForgetNotices(int line)
    {
        _told[line] = _toldSurely[line] = long.MaxValue;
        _sojourns[line]++;
    }

    static int Slot(int line, Service service, int zone) => line * Slots + ((int)service - 1) * (Slots / 2) + zone;

    static long[] Filled(int length)
    {
        var filled = new long[length];
        Array.Fill(filled, long.MaxValue);
        return filled;
    }
}
