namespace Seawall.Sip;

/// <summary>One <c>name[=value]</c> of a URI, not unescaped.</summary>
internal readonly ref struct UriPair(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    internal ReadOnlySpan<byte> Name { get; } = name;

    internal ReadOnlySpan<byte> Value { get; } = value;
}

/// <summary>
/// Walks pairs with one separator between them: the parameters (";") or the headers ("&amp;") of a URI (RFC 3261
/// §19.1.1). Empty places are skipped.
/// </summary>
internal ref struct UriPairs(ReadOnlySpan<byte> text, byte separator)
{
    readonly byte separator = separator;
    ReadOnlySpan<byte> rest = text;

    public UriPair Current { get; private set; } = default;

    public readonly UriPairs GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(separator);
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (!pair.IsEmpty)
            {
                var equal = pair.IndexOf((byte)'=');
                Current = equal < 0 ? new UriPair(pair, default) : new UriPair(pair[..equal], pair[(equal + 1)..]);
                return true;
            }
        }

        return false;
    }

    internal static bool TryFind(
        ReadOnlySpan<byte> text, byte separator, scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var pair in new UriPairs(text, separator))
        {
            if (UriText.EqualIgnoreCase(pair.Name, name))
            {
                value = pair.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
