using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Seawall.Records.Format;

/// <summary>The frame that says what indexes mean; see <see cref="RecordFormat"/> for its grammar.</summary>
static class NamesFrame
{
    /// <summary>The whole frame; throws <see cref="ArgumentException"/> when the names are too many for one.</summary>
    public static byte[] Write(RecordNames names)
    {
        using var frame = new MemoryStream();
        frame.Write(stackalloc byte[RecordFormat.FrameHeadOctets]);
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(number, names.Generation);
        frame.Write(number);
        WriteCount(frame, names.Trunks.Length, ushort.MaxValue);
        WriteTexts(frame, names.Trunks);
        if (names.Zones.Length > byte.MaxValue)
        {
            throw new ArgumentException("Too many zones for the record log.", nameof(names));
        }

        frame.WriteByte((byte)names.Zones.Length);
        WriteTexts(frame, names.Zones);
        WriteCount(frame, names.Countries.Length, ushort.MaxValue);
        WriteTexts(frame, names.Countries);
        var octets = frame.ToArray();
        var length = octets.Length - RecordFormat.FrameHeadOctets;
        if (length > RecordLimits.PayloadOctetsMax)
        {
            throw new ArgumentException("The names of trunks are too many for the record log.", nameof(names));
        }

        RecordFrame.Seal(octets, RecordFormat.NamesKind, length);
        return octets;
    }

    /// <summary>Reads the payload; null when it is not one.</summary>
    public static RecordNames? Read(ReadOnlySpan<byte> payload)
    {
        var at = sizeof(uint);
        if (payload.Length < at
            || !TryCount(payload, ref at, sizeof(ushort), out var trunks)
            || !TryTexts(payload, ref at, trunks, out var trunkNames)
            || !TryCount(payload, ref at, sizeof(byte), out var zones)
            || !TryTexts(payload, ref at, zones, out var zoneNames)
            || !TryCount(payload, ref at, sizeof(ushort), out var countries)
            || !TryTexts(payload, ref at, countries, out var countryNames))
        {
            return null;
        }

        return new RecordNames(BinaryPrimitives.ReadUInt32LittleEndian(payload), trunkNames, zoneNames, countryNames);
    }

    static void WriteCount(MemoryStream frame, int count, int max)
    {
        if (count > max)
        {
            throw new ArgumentException($"More than {max} names of one kind in the record log.");
        }

        Span<byte> number = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)count);
        frame.Write(number);
    }

    static void WriteTexts(MemoryStream frame, ImmutableArray<string> texts)
    {
        Span<byte> octets = stackalloc byte[RecordLimits.NameOctetsMax];
        foreach (var text in texts)
        {
            // A longer name is cut after its last whole character that fits.
            Encoding.UTF8.GetEncoder().Convert(text, octets, flush: true, out _, out var used, out _);
            frame.WriteByte((byte)used);
            frame.Write(octets[..used]);
        }
    }

    static bool TryCount(ReadOnlySpan<byte> payload, ref int at, int octets, out int count)
    {
        count = 0;
        if (payload.Length - at < octets)
        {
            return false;
        }

        count = octets == 1 ? payload[at] : BinaryPrimitives.ReadUInt16LittleEndian(payload[at..]);
        at += octets;
        return true;
    }

    static bool TryTexts(ReadOnlySpan<byte> payload, ref int at, int count, out ImmutableArray<string> texts)
    {
        texts = [];
        var read = ImmutableArray.CreateBuilder<string>();
        for (; count > 0; count--)
        {
            if (at >= payload.Length || payload[at] > payload.Length - at - 1)
            {
                return false;
            }

            read.Add(Encoding.UTF8.GetString(payload.Slice(at + 1, payload[at])));
            at += 1 + payload[at];
        }

        texts = read.ToImmutable();
        return true;
    }
}
