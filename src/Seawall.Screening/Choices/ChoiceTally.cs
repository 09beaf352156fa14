using System.Numerics;

namespace Seawall.Screening;

/// <summary>
/// How many lines decided what, kept up with every change. Written by the one writer, read by anybody.
/// </summary>
internal sealed class ChoiceTally(int zones)
{
    const int States = 3;

    readonly long[] _counts = new long[2 * ScreeningLimits.ZonesMax * States];
    long _lines;

    /// <summary>Lines that decided anything, or have a rule.</summary>
    public long Lines => Volatile.Read(ref _lines);

    public long Count(Service service, int zone, Choice choice)
    {
        int at = At(service, zone);
        return choice == Choice.Undecided
            ? Lines - Decided(Choice.Open) - Decided(Choice.Shut)
            : Decided(choice);

        long Decided(Choice what) => Volatile.Read(ref _counts[at + (int)what]);
    }

    /// <summary>A line went from one state to another.</summary>
    public void Replace(in LineState before, in LineState after)
    {
        Volatile.Write(ref _lines, _lines + (before.IsUndecided ? 0 : -1) + (after.IsUndecided ? 0 : 1));
        if (before.Choices == after.Choices)
        {
            return;
        }

        foreach (Service service in (ReadOnlySpan<Service>)[Service.Voice, Service.Sms])
        {
            for (int zone = 0; zone < zones; zone++)
            {
                Add(service, zone, before.Choices.Get(service, zone), -1);
                Add(service, zone, after.Choices.Get(service, zone), 1);
            }
        }
    }

    /// <summary>A page of plain lines came whole; two lines a word where <paramref name="narrow"/>.</summary>
    public void AddPage(ReadOnlySpan<uint> words, bool narrow)
    {
        long lines = 0;
        Span<long> slots = stackalloc long[2 * 16];
        slots.Clear();
        foreach (uint word in words)
        {
            if (word == 0)
            {
                continue;
            }

            lines += narrow ? ((word & 0xFFFF) != 0 ? 1 : 0) + (word >> 16 != 0 ? 1 : 0) : 1;
            uint open = word & 0x5555_5555, shut = (word >> 1) & 0x5555_5555;
            for (; open != 0; open &= open - 1)
            {
                slots[BitOperations.TrailingZeroCount(open) / 2]++;
            }

            for (; shut != 0; shut &= shut - 1)
            {
                slots[16 + (BitOperations.TrailingZeroCount(shut) / 2)]++;
            }
        }

        Volatile.Write(ref _lines, _lines + lines);
        for (int slot = 0; slot < 16; slot++)
        {
            // Narrow: zones 0 to 3 of voice, of texts, and the same again for the odd line. Wide: eight and eight.
            Service service = (narrow ? slot / 4 % 2 : slot / 8) == 0 ? Service.Voice : Service.Sms;
            int zone = narrow ? slot % 4 : slot % 8;
            Add(service, zone, Choice.Open, slots[slot]);
            Add(service, zone, Choice.Shut, slots[16 + slot]);
        }
    }

    void Add(Service service, int zone, Choice choice, long by)
    {
        ref long count = ref _counts[At(service, zone) + (int)choice];
        Volatile.Write(ref count, count + by);
    }

    static int At(Service service, int zone) =>
        ((((int)service - 1) * ScreeningLimits.ZonesMax) + zone) * States;
}
