using System.Collections.Immutable;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The stored form of a line's care, which stands at the end of its detail where there is any. What is written here is
/// hashed and kept for ever: the form only grows.
/// <code>
/// care     = varint cooling-off (hours)
///            varint guardians, each: varint number, u8 state (bits 0 to 6) and sees refused (bit 7),
///                                    varint since (unix seconds)
///            varint waiting,   each: varint journal number, varint at (unix seconds), varint guardian or 0, edit
///            varint digest (1 off, 2 first, 3 daily); left out where the line never said
/// edit     = u8 kind (1 choice, 2 rule added, 3 rule removed, 4 cooling-off), then by kind
/// choice   = u8 services, varint zones (a bit for each), u8 to, varint end (unix seconds), varint length (seconds)
/// rule     = u8 flags as in a detail, varint number or country or purpose of registered senders
/// cooling  = varint hours
/// </code>
/// Guardians are in order of number, what waits in order of journal number; varints are those of
/// <see cref="LineForm"/>.
/// </summary>
static class CareForm
{
    const byte SeesRefusedFlag = 0x80;

    const int EditBytesMax = 1 + 1 + 3 * LineForm.VarintBytesMax + 1;

    /// <summary>The most octets a care takes.</summary>
    public const int BytesMax =
        LineForm.VarintBytesMax
        + LineForm.VarintBytesMax + RegisterLimits.GuardiansMax * (1 + 2 * LineForm.VarintBytesMax)
        + LineForm.VarintBytesMax
        + LineForm.VarintBytesMax + RegisterLimits.WaitingMax * (3 * LineForm.VarintBytesMax + EditBytesMax);

    public static int Write(Span<byte> to, StoredCare care)
    {
        var at = LineForm.WriteVarint(to, (ulong)care.CoolingHours);
        at += LineForm.WriteVarint(to[at..], (ulong)care.Guardians.Length);
        foreach (var guardian in care.Guardians)
        {
            at += LineForm.WriteVarint(to[at..], guardian.Number.Value);
            to[at++] = (byte)((byte)guardian.State | (guardian.SeesRefused ? SeesRefusedFlag : 0));
            at += LineForm.WriteVarint(to[at..], (ulong)guardian.SinceUnixSeconds);
        }
        at += LineForm.WriteVarint(to[at..], (ulong)care.Waiting.Length);
        foreach (var waiting in care.Waiting)
        {
            at += LineForm.WriteVarint(to[at..], (ulong)waiting.Id);
            at += LineForm.WriteVarint(to[at..], (ulong)waiting.AtUnixSeconds);
            at += LineForm.WriteVarint(to[at..], waiting.Guardian.Value);
            at += WriteEdit(to[at..], waiting.Edit);
        }
        return care.Digest == DigestChoice.Default ? at : at + LineForm.WriteVarint(to[at..], (ulong)care.Digest);
    }

    static int WriteEdit(Span<byte> to, in StoredEdit edit)
    {
        to[0] = (byte)edit.Kind;
        switch (edit.Kind)
        {
            case WaitingKind.Choice:
                to[1] = (byte)edit.Services;
                var at = 2 + LineForm.WriteVarint(to[2..], edit.Places);
                to[at++] = (byte)edit.To;
                at += LineForm.WriteVarint(to[at..], (ulong)edit.Value);
                return at + LineForm.WriteVarint(to[at..], (ulong)edit.Seconds);
            case WaitingKind.RuleAddition or WaitingKind.RuleRemoval:
                return 1 + LineForm.WriteRule(to[1..], edit.Rule);
            default:
                return 1 + LineForm.WriteVarint(to[1..], (ulong)edit.Value);
        }
    }

    /// <summary>Reads a care that takes all of <paramref name="from"/>; false when it is not in its form.</summary>
    public static bool TryRead(ReadOnlySpan<byte> from, out StoredCare? care)
    {
        care = null;
        if (!TryNumber(ref from, RegisterLimits.CoolingHoursMax, out var hours)
            || !TryReadGuardians(ref from, out var guardians)
            || !TryReadWaiting(ref from, out var waiting)
            || !TryReadDigest(ref from, out var digest) || !from.IsEmpty)
        {
            return false;
        }
        care = new StoredCare((int)hours, guardians, waiting) { Digest = digest };
        return !care.IsEmpty;
    }

    static bool TryReadDigest(ref ReadOnlySpan<byte> from, out DigestChoice digest)
    {
        digest = DigestChoice.Default;
        if (from.IsEmpty)
        {
            return true;
        }
        var isRead = TryNumber(ref from, (long)DigestChoice.Daily, out var value);
        digest = (DigestChoice)value;
        return isRead && digest != DigestChoice.Default;
    }

    static bool TryReadGuardians(ref ReadOnlySpan<byte> from, out ImmutableArray<StoredGuardian> guardians)
    {
        guardians = [];
        if (!TryNumber(ref from, RegisterLimits.GuardiansMax, out var count))
        {
            return false;
        }
        var builder = ImmutableArray.CreateBuilder<StoredGuardian>((int)count);
        for (var i = 0L; i < count; i++)
        {
            if (!TryNumber(ref from, (long)LineForm.NumberMax, out var number)
                || number <= (i == 0 ? 0 : (long)builder[^1].Number.Value) || from.IsEmpty)
            {
                return false;
            }
            var (state, sees) = ((GuardianState)(from[0] & ~SeesRefusedFlag), (from[0] & SeesRefusedFlag) != 0);
            from = from[1..];
            if (!Enum.IsDefined(state) || !TryNumber(ref from, long.MaxValue, out var since))
            {
                return false;
            }
            builder.Add(new StoredGuardian(new E164((ulong)number), state, sees, since));
        }
        guardians = builder.MoveToImmutable();
        return true;
    }

    static bool TryReadWaiting(ref ReadOnlySpan<byte> from, out ImmutableArray<StoredWaiting> waiting)
    {
        waiting = [];
        if (!TryNumber(ref from, RegisterLimits.WaitingMax, out var count))
        {
            return false;
        }
        var builder = ImmutableArray.CreateBuilder<StoredWaiting>((int)count);
        for (var i = 0L; i < count; i++)
        {
            if (!TryNumber(ref from, long.MaxValue, out var id) || id <= (i == 0 ? 0 : builder[^1].Id)
                || !TryNumber(ref from, long.MaxValue, out var at)
                || !TryNumber(ref from, (long)LineForm.NumberMax, out var guardian)
                || !TryReadEdit(ref from, out var edit))
            {
                return false;
            }
            builder.Add(new StoredWaiting(id, at, guardian == 0 ? default : new E164((ulong)guardian), edit));
        }
        waiting = builder.MoveToImmutable();
        return true;
    }

    static bool TryReadEdit(ref ReadOnlySpan<byte> from, out StoredEdit edit)
    {
        edit = default;
        if (from.IsEmpty)
        {
            return false;
        }
        var kind = (WaitingKind)from[0];
        from = from[1..];
        switch (kind)
        {
            case WaitingKind.Choice:
                return TryReadChoice(ref from, out edit);
            case WaitingKind.RuleAddition or WaitingKind.RuleRemoval:
                if (!LineForm.TryReadRule(ref from, 0, out var rule))
                {
                    return false;
                }
                edit = new StoredEdit(kind, default, 0, default, 0, 0, rule);
                return true;
            case WaitingKind.CoolingOff when TryNumber(ref from, RegisterLimits.CoolingHoursMax, out var hours):
                edit = new StoredEdit(kind, default, 0, default, hours, 0, default);
                return true;
            default:
                return false;
        }
    }

    static bool TryReadChoice(ref ReadOnlySpan<byte> from, out StoredEdit edit)
    {
        edit = default;
        if (from.IsEmpty)
        {
            return false;
        }
        var services = (ServiceMask)from[0];
        from = from[1..];
        if (services is ServiceMask.None or > ServiceMask.All
            || !TryNumber(ref from, uint.MaxValue, out var places) || places == 0 || from.IsEmpty)
        {
            return false;
        }
        var to = (Choice)from[0];
        from = from[1..];
        if (to > Choice.Shut || !TryNumber(ref from, long.MaxValue, out var end)
            || !TryNumber(ref from, RegisterLimits.PauseDaysMax * 86_400L, out var seconds))
        {
            return false;
        }
        edit = new StoredEdit(WaitingKind.Choice, services, (uint)places, to, end, seconds, default);
        return true;
    }

    static bool TryNumber(ref ReadOnlySpan<byte> from, long max, out long number)
    {
        number = 0;
        if (!LineForm.TryReadVarint(ref from, out var value) || value > (ulong)max)
        {
            return false;
        }
        number = (long)value;
        return true;
    }
}
