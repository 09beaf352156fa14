namespace Seawall.Register;

/// <summary>Loads a file by what it holds.</summary>
sealed class Importer(
    ChoiceWriter writer, ChangeDesk desk, FieldReader fields, TimeProvider time, ChangeCounters counters)
{
    public async ValueTask<ImportReport> RunAsync(
        ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (!ChangeReader.Source(request.Who, ChangeWay.Import, request.Note, null)
            .TryGet(out var source, out var error))
        {
            return new ImportReport { Failure = error.ToString(), FileAtFault = true };
        }
        return request.Kind switch
        {
            ImportKind.Choices =>
                await LoadAsync(new ChoiceRows(fields, source, counters, desk, time)).ConfigureAwait(false),
            ImportKind.Subscribers => await LoadAsync(new SubscriberRows(fields, source, desk)).ConfigureAwait(false),
            ImportKind.Ported => await LoadAsync(new PortedRows(fields, source)).ConfigureAwait(false),
            _ => throw new ArgumentOutOfRangeException(nameof(request), "No such kind of file."),
        };

        ValueTask<ImportReport> LoadAsync<TRow>(BulkKind<TRow> kind) =>
            new BulkLoad<TRow>(kind, request, writer, time, progress).RunAsync(cancel);
    }
}
