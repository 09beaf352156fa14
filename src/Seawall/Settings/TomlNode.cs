namespace Seawall.Settings;

/// <summary>A piece of a settings file with its place: what is left of TOML once its syntax is read.</summary>
internal abstract record TomlNode(Position At)
{
    /// <summary>What it is, in the words of a message to a person.</summary>
    public abstract string Describe();
}

/// <summary>A string.</summary>
internal sealed record TomlText(string Value, Position At) : TomlNode(At)
{
    private const int ShownMax = 40;

    /// <inheritdoc/>
    public override string Describe() =>
        Value.Length <= ShownMax
            ? $"\"{Printable.Of(Value)}\"" : $"\"{Printable.Of(Value[..ShownMax])}...\"";
}

/// <summary>A whole number.</summary>
internal sealed record TomlWhole(long Value, Position At) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A switch.</summary>
internal sealed record TomlFlag(bool Value, Position At) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => Value ? "true" : "false";
}

/// <summary>A number with a fraction.</summary>
internal sealed record TomlFraction(double Value, Position At) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => "a number with a fraction";
}

/// <summary>A day with an hour, by a clock that is not said or with an offset.</summary>
internal sealed record TomlMoment(DateTime Clock, TimeSpan? Offset, Position At) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => "a date or time";
}

/// <summary>A value no setting takes.</summary>
internal sealed record TomlOther(string What, Position At) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => What;
}

/// <summary>A list; <paramref name="OfTables"/> says that it was written as <c>[[name]]</c> sections.</summary>
internal sealed record TomlList(List<TomlNode> Items, Position At, bool OfTables = false) : TomlNode(At)
{
    /// <inheritdoc/>
    public override string Describe() => "a list";
}

/// <summary>A table: a section, or an inline <c>{ ... }</c>.</summary>
internal sealed record TomlSection(Position At) : TomlNode(At)
{
    private readonly List<TomlEntry> _entries = [];
    private readonly Dictionary<string, TomlEntry> _byKey = new(StringComparer.Ordinal);

    /// <summary>The keys in the file's order, each with the place of the key itself.</summary>
    public IReadOnlyList<TomlEntry> Entries => _entries;

    /// <summary>The entry of a key, or null.</summary>
    public TomlEntry? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Puts an entry behind the others; the first of a key is the one that is found.</summary>
    public void Add(TomlEntry entry)
    {
        _entries.Add(entry);
        _byKey.TryAdd(entry.Key, entry);
    }

    /// <inheritdoc/>
    public override string Describe() => "a section";
}

/// <summary>A key with its place and what it stands for.</summary>
internal sealed record TomlEntry(string Key, Position At, TomlNode Node);
