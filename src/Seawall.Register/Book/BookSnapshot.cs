using System.Buffers.Binary;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>A snapshot that was read, or why it is of no use.</summary>
sealed record SnapshotLoad(ChoiceBook? Book, JournalHead? End, string Problem);

/// <summary>
/// The book in a file, so that a node starts in seconds and without the store. Written beside the book's use: what
/// changes meanwhile has a greater journal number and is applied again. <see cref="SnapshotHeader"/> says what the file
/// holds.
/// </summary>
static class BookSnapshot
{
    const int BufferBytes = 4 * 1024 * 1024;
    const int DetailHeadBytes = 8 + 8 + 8 + 2;
    const int TriesMax = 3;

    /// <summary>Writes the file: beside its place, to the disk, then into its place in one step.</summary>
    public static async Task SaveAsync(
        string path, ChoiceBook book, JournalHead end, BookWords words, CancellationToken cancel)
    {
        var temporary = path + ".new";
        try
        {
            // Campaigns change rarely: whoever meets a change begins again.
            for (var tries = 1; !await TryCreateAsync(temporary, book, end, words, cancel).ConfigureAwait(false);)
            {
                if (++tries > TriesMax)
                {
                    throw new IOException("the campaigns in force changed whenever it was written");
                }
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    static async Task<bool> TryCreateAsync(
        string path, ChoiceBook book, JournalHead end, BookWords words, CancellationToken cancel)
    {
        var file = Create(path);
        await using (file.ConfigureAwait(false))
        {
            var isWhole = await TryWriteAsync(file, book, end, words, cancel).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
            return isWhole;
        }
    }

    static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Who shut what is for nobody else's eyes.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(path, options);
    }

    static async Task<bool> TryWriteAsync(
        FileStream file, ChoiceBook book, JournalHead end, BookWords words, CancellationToken cancel)
    {
        // Pages first: a line that gains a detail after its page was copied is then in both, and the detail, read
        // later, wins.
        var pages = book.Pages;
        var header = new SnapshotHeader(end, words.Countries, words.Zones, book.PageBytes, pages);
        var writer = new HashedWriter(file, BufferBytes);
        var headerBytes = header.ToArray();
        headerBytes.CopyTo(writer.Take(headerBytes.Length));
        for (var page = 0; page < pages; page++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!writer.HasRoom(8 + book.PageBytes))
            {
                await writer.FlushAsync(cancel).ConfigureAwait(false);
            }
            BinaryPrimitives.WriteUInt64LittleEndian(writer.Take(8), book.PageKey(page));
            book.CopyPage(page, writer.Take(book.PageBytes));
        }
        var form = new byte[LineForm.DetailBytesMax];
        foreach (var state in book.DetailedLines())
        {
            if (!writer.HasRoom(DetailHeadBytes + form.Length + 8))
            {
                await writer.FlushAsync(cancel).ConfigureAwait(false);
            }
            WriteDetail(writer, words.ToStored(state), form);
        }
        BinaryPrimitives.WriteUInt64LittleEndian(writer.Take(8), 0);
        var isWhole = await ToldSection.TryWriteAsync(writer, book, cancel).ConfigureAwait(false);
        await writer.EndAsync(cancel).ConfigureAwait(false);
        return isWhole;
    }

    static void WriteDetail(HashedWriter writer, in StoredLine line, byte[] form)
    {
        var length = line.Choices.Detail is null ? 0 : LineForm.WriteDetail(form, line.Choices.Detail);
        var head = writer.Take(DetailHeadBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(head, line.Number.Value);
        BinaryPrimitives.WriteUInt64LittleEndian(head[8..], line.Choices.Voice);
        BinaryPrimitives.WriteUInt64LittleEndian(head[16..], line.Choices.Sms);
        BinaryPrimitives.WriteUInt16LittleEndian(head[24..], (ushort)length);
        form.AsSpan(0, length).CopyTo(writer.Take(length));
    }

    /// <summary>
    /// Reads the file whole, or says why it is of no use. Reads no further than its header says, whatever it says.
    /// </summary>
    public static async Task<SnapshotLoad> LoadAsync(RegisterOptions options, BookWords words, CancellationToken cancel)
    {
        try
        {
            var file = new FileStream(options.SnapshotPath, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            await using (file.ConfigureAwait(false))
            {
                var book = new ChoiceBook(words.Zones.Length, options.Memory);
                return await ReadAsync(new HashedReader(file, BufferBytes), words, book, cancel).ConfigureAwait(false);
            }
        }
        catch (EndOfStreamException)
        {
            return Useless("is torn");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Useless($"cannot be read: {failure.Message}");
        }
    }

    static SnapshotLoad Useless(string problem) => new(null, null, problem);

    static async Task<SnapshotLoad> ReadAsync(
        HashedReader reader, BookWords words, ChoiceBook book, CancellationToken cancel)
    {
        await reader.FillAsync(SnapshotHeader.BytesMax, cancel).ConfigureAwait(false);
        if (SnapshotHeader.Read(reader.Waiting, out var length) is not { } header)
        {
            return Useless("is not a snapshot of a book");
        }
        reader.Take(length);
        if (!header.Zones.SequenceEqual(words.Zones) || header.PageBytes != book.PageBytes)
        {
            return Useless($"is for the zones {string.Join(", ", header.Zones)}");
        }
        for (var page = 0L; page < header.Pages; page++)
        {
            cancel.ThrowIfCancellationRequested();
            await reader.NeedAsync(8 + header.PageBytes, cancel).ConfigureAwait(false);
            var key = BinaryPrimitives.ReadUInt64LittleEndian(reader.Take(8));
            if (!book.TryRestorePage(key, reader.Take(header.PageBytes)))
            {
                return Useless("is damaged");
            }
        }
        if (!await ReadDetailsAsync(reader, book, words, cancel).ConfigureAwait(false)
            || (header.HasTold && !await ToldSection.TryReadAsync(reader, book, cancel).ConfigureAwait(false))
            || !await reader.IsWholeAsync(cancel).ConfigureAwait(false))
        {
            return Useless("is damaged");
        }
        if (header.Countries != words.Countries)
        {
            return new SnapshotLoad(book, header.End, "is for another table of countries");
        }
        book.ResumeAt(header.End.Sequence);
        return new SnapshotLoad(book, header.End, "");
    }

    static async Task<bool> ReadDetailsAsync(
        HashedReader reader, ChoiceBook book, BookWords words, CancellationToken cancel)
    {
        while (true)
        {
            await reader.NeedAsync(8, cancel).ConfigureAwait(false);
            var number = new E164(BinaryPrimitives.ReadUInt64LittleEndian(reader.Take(8)));
            if (number.IsNone)
            {
                return true;
            }
            await reader.NeedAsync(DetailHeadBytes - 8, cancel).ConfigureAwait(false);
            if (!TryReadHead(reader.Take(DetailHeadBytes - 8), out var choices, out var length))
            {
                return false;
            }
            await reader.NeedAsync(length, cancel).ConfigureAwait(false);
            if (!LineForm.TryReadDetail(reader.Take(length), out var detail) || number.Value > LineForm.NumberMax)
            {
                return false;
            }
            book.Load(words.Words.ToState(new StoredLine(number, choices with { Detail = detail }, 0)));
        }
    }

    static bool TryReadHead(ReadOnlySpan<byte> from, out LineChoices choices, out int length)
    {
        choices = new LineChoices(
            BinaryPrimitives.ReadUInt64LittleEndian(from), BinaryPrimitives.ReadUInt64LittleEndian(from[8..]), null);
        length = BinaryPrimitives.ReadUInt16LittleEndian(from[16..]);
        return LineForm.IsChoices(choices.Voice) && LineForm.IsChoices(choices.Sms)
            && length <= LineForm.DetailBytesMax;
    }
}
