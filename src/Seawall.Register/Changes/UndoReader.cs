using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Reads a request to take back a line's latest change, and what there was before it.</summary>
static class UndoReader
{
    public static async ValueTask<Reading<LineOrder>> ReadAsync(
        UndoRequest request, FieldReader fields, IRegisterStore store, DateTimeOffset now)
    {
        if (!ChangeReader.Source(request)
                .TryGet(out var source, out var error)
            || !fields.Line(request.Number).TryGet(out var number, out error))
        {
            return error;
        }
        var edit = await EditAsync(request.Journal, number, store, now).ConfigureAwait(false);
        return new LineOrder(fields.Model, number, edit, source, $"undo {request.Journal}", request.Confirmation);
    }

    static async ValueTask<Undoing> EditAsync(long journal, E164 number, IRegisterStore store, DateTimeOffset now)
    {
        var view = await store.ViewAsync(CancellationToken.None).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var line = await view.LineAsync(number, CancellationToken.None).ConfigureAwait(false);
            await foreach (var (entry, change) in
                LineTrail.WalkAsync(view, number, line.Last, CancellationToken.None).ConfigureAwait(false))
            {
                if (entry.Sequence == journal)
                {
                    return new Undoing(journal, entry.AtUnixMilliseconds,
                        LineEdit.WithoutEnded(change.Before, now.ToUnixTimeSeconds()), Undoing.IsFor(entry.Kind),
                        entry.Who.StartsWith(ActingGuardian.Prefix, StringComparison.Ordinal));
                }

                // The answer to it was lost, and it is asked again: the line is so already.
                if (entry.Kind == JournalKind.Undone && change.Previous == journal)
                {
                    return new Undoing(entry.Sequence, entry.AtUnixMilliseconds, null, true, false);
                }
                break;
            }
        }
        return new Undoing(journal, 0, null, true, false);
    }
}
