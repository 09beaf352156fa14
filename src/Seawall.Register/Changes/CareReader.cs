using System.Globalization;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Reads requests about guardians, cooling-off and what waits.</summary>
static class CareReader
{
    /// <summary>Reads what a line and a guardian say to each other.</summary>
    public static Reading<LineOrder> Read(
        GuardianRequest request, FieldReader fields, Func<E164, LineEdit> edit)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !Guardian(request.Guardian, fields).TryGet(out var guardian, out error))
        {
            return error;
        }
        source = request.ByGuardian ? source with { Who = ActingGuardian.Who(guardian) } : source;
        var done = edit(guardian);
        return new LineOrder(fields.Model, number, done, source, done.ToString(), null);
    }

    /// <summary>A guardian's number.</summary>
    public static Reading<E164> Guardian(string text, FieldReader fields) =>
        fields.Line(text).TryGet(out var guardian, out var error)
            ? guardian
            : error with { Field = "guardian" };

    /// <summary>The guardian who acts, or none; the source then names the guardian.</summary>
    public static Reading<(E164 Guardian, ChangeSource Source)> Acting(
        string? text, ChangeSource source, FieldReader fields)
    {
        if (text is null)
        {
            return (default, source);
        }
        return Guardian(text, fields).TryGet(out var guardian, out var error)
            ? (guardian, source with { Who = ActingGuardian.Who(guardian) })
            : error;
    }

    /// <summary>Reads a cooling-off.</summary>
    public static Reading<LineOrder> Read(CoolingRequest request, FieldReader fields)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error))
        {
            return error;
        }
        return request.Hours is >= 0 and <= RegisterLimits.CoolingHoursMax
            ? new LineOrder(fields.Model, number, new CoolingEdit(request.Hours), source, "", null)
            : new FieldError("hours", string.Create(CultureInfo.InvariantCulture,
                $"expected 0 to {RegisterLimits.CoolingHoursMax}, found {request.Hours}"));
    }

    /// <summary>Reads what a line wants to be told.</summary>
    public static Reading<LineOrder> Read(DigestRequest request, FieldReader fields)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error))
        {
            return error;
        }
        return Enum.IsDefined(request.To)
            ? new LineOrder(fields.Model, number, new DigestEdit(request.To), source, "", null)
            : new FieldError("to", "expected default, off, first or daily");
    }

    /// <summary>Reads a yes, or a no, to what waits.</summary>
    public static async ValueTask<Reading<LineOrder>> ReadAsync(
        WaitingRequest request, bool yes, FieldReader fields, IRegisterStore store)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var plain, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error)
            || !Acting(request.Guardian, plain, fields).TryGet(out var acting, out error))
        {
            return error;
        }
        var kind = yes ? JournalKind.CameIntoForce : JournalKind.Withdrawn;
        var isDone = await WasEndedAsync(number, request.Journal, kind, store).ConfigureAwait(false);
        LineEdit edit = yes
            ? new ComingIntoForce(request.Journal, IsProposal: true, isDone)
            : new Withdrawing(request.Journal, acting.Guardian, isDone);
        return new LineOrder(
            fields.Model, number, edit, acting.Source, $"{kind} {request.Journal}", request.Confirmation);
    }

    /// <summary>
    /// Whether what waited was ended by an entry of this kind: then the answer to it was lost, and it is asked again.
    /// </summary>
    static async ValueTask<bool> WasEndedAsync(E164 number, long id, JournalKind kind, IRegisterStore store)
    {
        var view = await store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var line = await view.LineAsync(number, CancellationToken.None).ConfigureAwait(false);
            if (id <= 0 || line.Choices.Care.TryWaiting(id, out _))
            {
                return false;
            }
            await foreach (var (entry, change) in
                LineTrail.WalkAsync(view, number, line.Last, CancellationToken.None).ConfigureAwait(false))
            {
                if (Withdrawing.Ends(change, id))
                {
                    return entry.Kind == kind;
                }
                if (entry.Sequence <= id)
                {
                    break;
                }
            }
        }
        return false;
    }
}
