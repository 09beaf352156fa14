using Seawall.Register;

namespace Seawall.Province;

/// <summary>Reads the journal by its written form, without the product's readers: who is told in the end.</summary>
static class JournalCheck
{
    /// <summary>The lines that the journal says are told, against the notices.</summary>
    public static async Task RunAsync(
        IRegisterView view, StoredCampaign stored, StoredNotice?[] rows, World world, CancellationToken cancel)
    {
        var told = new long[rows.Length];
        await foreach (var entry in view.JournalAsync(1, cancel))
        {
            Take(entry, stored, told, world);
        }
        for (var line = 0; line < rows.Length; line++)
        {
            var noticed = rows[line] is { State: NoticeState.Told } row ? row.ToldUnixSeconds : 0;
            if (noticed != told[line])
            {
                world.Findings.Add("journal and notices differ", world.Now,
                    $"line {line}: journal {told[line]}, notice {noticed}");
            }
        }
    }

    static void Take(JournalEntry entry, StoredCampaign stored, long[] told, World world)
    {
        switch (entry.Kind)
        {
            case JournalKind.LinesTold or JournalKind.LinesUntold:
                TakeLines(entry, stored, told, world);
                break;
            case JournalKind.HolderChanged:
                TakeHolders(entry, told, world);
                break;
        }
    }

    /// <summary>
    /// varint id , told: varint round , then for each line: varint number less the one before , told: varint moment
    /// less the one before, zigzag.
    /// </summary>
    static void TakeLines(JournalEntry entry, StoredCampaign stored, long[] told, World world)
    {
        var body = new Varints(entry.Body);
        var isTold = entry.Kind == JournalKind.LinesTold;
        var isOurs = body.Next() == stored.Id;
        isOurs &= !isTold || body.Next() == (ulong)stored.Round;
        ulong number = 0;
        long moment = 0;
        while (!body.IsAtEnd)
        {
            number += body.Next();
            moment += isTold ? body.NextSigned() : 0;
            var line = world.Lines.Line(new Screening.E164(number));
            if (isOurs && line >= 0)
            {
                told[line] = isTold ? moment : 0;
            }
        }
    }

    /// <summary>The lines of an entry about holders: the number is the first of each change.</summary>
    static void TakeHolders(JournalEntry entry, long[] told, World world)
    {
        var changes = new LineChangeReader(entry);
        while (changes.TryRead(out var change))
        {
            if (world.Lines.Line(change.Number) is >= 0 and var line)
            {
                told[line] = 0;
            }
        }
    }
}
