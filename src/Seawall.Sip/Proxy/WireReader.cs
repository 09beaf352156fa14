using System.Buffers.Text;

namespace Seawall.Sip;

/// <summary>Reads back what <see cref="WireWriter"/> wrote.</summary>
internal static class WireReader
{
    /// <summary>1*16HEXDIG, all of the text.</summary>
    internal static bool TryHex(ReadOnlySpan<byte> text, out ulong number) =>
        Utf8Parser.TryParse(text, out number, out var used, 'x') && used == text.Length;
}
