namespace Seawall.Settings;

/// <summary>
/// One mistake in a settings file: where it stands, the full name of the key, and what is expected instead.
/// Printed as <c>file:line:column: key: text</c>, the form that editors and terminals make clickable.
/// </summary>
internal sealed record Mistake(string File, Position At, string Key, string Text)
{
    private const int KeyMax = 200;

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = Printable.Of(Text);
        return Key.Length == 0 ? $"{File}:{At.Line}:{At.Column}: {text}"
            : $"{File}:{At.Line}:{At.Column}: {Printable.Of(Key.Length > KeyMax ? Key[..KeyMax] : Key)}: {text}";
    }
}

/// <summary>
/// Collects every mistake of a file: whoever repairs settings wants all of them at once, in the file's order.
/// </summary>
internal sealed class Mistakes(string file)
{
    private readonly List<Mistake> _found = [];

    /// <summary>The file as it is named in every line.</summary>
    public string File => file;

    /// <summary>How many mistakes there are so far.</summary>
    public int Count => _found.Count;

    /// <summary>Notes a mistake.</summary>
    public void Add(Position at, string key, string text) => _found.Add(new Mistake(file, at, key, text));

    /// <summary>Notes a mistake of another file, one that this one names.</summary>
    public void Add(string other, Position at, string key, string text) =>
        _found.Add(new Mistake(other, at, key, text));

    /// <summary>Takes the mistakes of a file that this one names.</summary>
    public void Take(Mistakes other) => _found.AddRange(other._found);

    /// <summary>The mistakes in the order of their places; those of other files after those of this one.</summary>
    public IReadOnlyList<Mistake> InOrder() =>
    [
        .. _found.OrderBy(mistake => mistake.File == file ? "" : mistake.File, StringComparer.Ordinal)
            .ThenBy(mistake => mistake.At),
    ];
}
