using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Seawall.Numbering.Sources;
using Seawall.Screening;

namespace Seawall.Numbering;

/// <summary>Where a plan came from.</summary>
public enum PlanOrigin
{
    /// <summary>Read from the plan file.</summary>
    File = 1,

    /// <summary>Built from the library's data, and the plan file written.</summary>
    Built = 2,

    /// <summary>Built; the plan file could not be written, so the next start will build again.</summary>
    BuiltNotSaved = 3,
}

/// <summary>
/// Keeps a built plan in a file, so that a start need not build it. The file is a cache and never the truth: one that
/// is missing, torn, of another version of the library or of this program, or made from other settings, is built anew.
/// <code>
/// file     = magic(8 "SWPLAN1\n") digest(32, SHA-256 of the rest) rest
/// rest     = text(key) countries automaton(numbers) automaton(home prefixes) names*4 ported home(u16)
/// text     = length(u32) UTF-8      names = count(u32) text*       countries = count(u32) (text*4)*
/// automaton= states(u32) next(i32 × 10 × states) accept(u32 × states)
/// ported   = count(u32) number(u64 × count) line(u32 × count)                   all little-endian
/// </code>
/// </summary>
public static class PlanFile
{
    static ReadOnlySpan<byte> Magic => "SWPLAN1\n"u8;

    /// <summary>
    /// The plan for these settings, from <paramref name="path"/> where that is current, else built and saved there.
    /// Throws <see cref="PlanException"/> only when it can be neither read nor built. Lines left out of the portability
    /// file are told when the plan is built, not when it is read.
    /// </summary>
    public static NumberingBook LoadOrBuild(
        PlanSettings settings, string path, out PlanOrigin origin, Action<PortedRejection>? rejected = null)
    {
        if (TryLoad(settings, path, out var book))
        {
            origin = PlanOrigin.File;
            return book;
        }

        book = PlanBuilder.Build(settings, rejected);
        origin = TrySave(settings, book, path) ? PlanOrigin.Built : PlanOrigin.BuiltNotSaved;
        return book;
    }

    /// <summary>Reads the file; false when it is missing, damaged or stale.</summary>
    public static bool TryLoad(PlanSettings settings, string path, out NumberingBook book)
    {
        book = null!;
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= NumberingLimits.PlanFileOctetsMax })
            {
                return false;
            }

            var octets = File.ReadAllBytes(path);
            var head = Magic.Length + SHA256.HashSizeInBytes;
            if (octets.Length < head
                || !octets.AsSpan().StartsWith(Magic)
                || !SHA256.HashData(octets.AsSpan(head)).AsSpan().SequenceEqual(octets.AsSpan(Magic.Length..head)))
            {
                return false;
            }

            var reader = new Reader(octets, head);
            if (reader.Text() != Key(settings))
            {
                return false;
            }

            book = Read(ref reader);
            return true;
        }
        catch (Exception e) when (
            e is IOException or UnauthorizedAccessException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Writes the file beside itself and puts it in place whole; false when it cannot.</summary>
    public static bool TrySave(PlanSettings settings, NumberingBook book, string path)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            Write(writer, Key(settings), book);
        }

        var rest = content.GetBuffer().AsSpan(0, (int)content.Length);
        var unfinished = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.new";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            using (var file = File.Create(unfinished))
            {
                file.Write(Magic);
                file.Write(SHA256.HashData(rest));
                file.Write(rest);
            }

            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(unfinished);
            return false;
        }
    }

    /// <summary>All that a plan depends on; another key is another plan.</summary>
    static string Key(PlanSettings settings)
    {
        var code = typeof(PlanFile).Module.ModuleVersionId;
        var types = typeof(NumberingPlan).Module.ModuleVersionId;
        var ported = settings.PortedFile is { } path && new FileInfo(path) is { Exists: true } file
            ? $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"
            : settings.PortedFile;
        return $"{PhoneMetadataSource.Version}|{code}|{types}|{settings.HomeCallingCode}|{ported}";
    }

    static void Write(BinaryWriter to, string key, NumberingBook book)
    {
        Text(to, key);
        var plan = book.Plan;
        to.Write(plan.Countries.Length);
        foreach (var country in plan.Countries)
        {
            Text(to, country.Iso2);
            Text(to, country.CallingCode);
            Text(to, country.NameEnglish);
            Text(to, country.NameChinese);
        }

        Automaton(to, plan.Numbers);
        Automaton(to, plan.HomePrefixes);
        Names(to, plan.Operators);
        Names(to, book.OperatorsChinese);
        Names(to, plan.Regions);
        Names(to, book.RegionsChinese);
        to.Write(plan.Ported.Count);
        to.Write(MemoryMarshal.AsBytes(plan.Ported.Numbers));
        to.Write(MemoryMarshal.AsBytes(plan.Ported.Lines));
        to.Write(plan.HomeCountry);
    }

    static NumberingBook Read(ref Reader from)
    {
        var countries = ImmutableArray.CreateBuilder<Country>();
        for (var left = from.Count(); left > 0; left--)
        {
            countries.Add(new Country(from.Text(), from.Text(), from.Text(), from.Text()));
        }

        var numbers = from.Automaton();
        var prefixes = from.Automaton();
        var operators = from.Names();
        var operatorsChinese = from.Names();
        var regions = from.Names();
        var regionsChinese = from.Names();
        var ported = from.Ported();
        var plan = new NumberingPlan(
            countries.ToImmutable(), from.Short(), numbers, prefixes, operators, regions, ported);
        return new NumberingBook(plan, operatorsChinese, regionsChinese);
    }

    static void Text(BinaryWriter to, string text)
    {
        var octets = Encoding.UTF8.GetBytes(text);
        to.Write(octets.Length);
        to.Write(octets);
    }

    static void Names(BinaryWriter to, ImmutableArray<string> names)
    {
        to.Write(names.Length);
        foreach (var name in names)
        {
            Text(to, name);
        }
    }

    static void Automaton(BinaryWriter to, DigitAutomaton automaton)
    {
        var next = new int[automaton.States * 10];
        var accept = new uint[automaton.States];
        automaton.CopyTo(next, accept);
        to.Write(automaton.States);
        to.Write(MemoryMarshal.AsBytes<int>(next));
        to.Write(MemoryMarshal.AsBytes<uint>(accept));
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in the way of nothing: the next attempt overwrites it.
        }
    }

    /// <summary>
    /// Reads what <see cref="Write"/> wrote. Lengths are checked by the slices; a wrong one is an ArgumentException.
    /// </summary>
    ref struct Reader(ReadOnlySpan<byte> octets, int at)
    {
        readonly ReadOnlySpan<byte> _octets = octets;
        int _at = at;

        public int Count() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        public ushort Short() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

        public string Text() => Encoding.UTF8.GetString(Take(Count()));

        public ImmutableArray<string> Names()
        {
            var names = ImmutableArray.CreateBuilder<string>();
            for (var left = Count(); left > 0; left--)
            {
                names.Add(Text());
            }

            return names.ToImmutable();
        }

        public DigitAutomaton Automaton()
        {
            var states = Count();
            var next = MemoryMarshal.Cast<byte, int>(Take(checked(states * 10 * sizeof(int))));
            return new DigitAutomaton(next, MemoryMarshal.Cast<byte, uint>(Take(checked(states * sizeof(uint)))));
        }

        public PortedLines Ported()
        {
            var count = Count();
            var numbers = MemoryMarshal.Cast<byte, ulong>(Take(checked(count * sizeof(ulong))));
            return new PortedLines(numbers, MemoryMarshal.Cast<byte, uint>(Take(checked(count * sizeof(uint)))));
        }

        ReadOnlySpan<byte> Take(int length)
        {
            var part = _octets.Slice(_at, length);
            _at += length;
            return part;
        }
    }
}
