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
        Value.Length <= ShownMax ? $"\"{Value}\"" : $"\"{Value.AsSpan(0, ShownMax)}...\"";
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

/// <summary>A value no setting takes: a number with a fraction, a date.</summary>
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
    /// <summary>The keys in the file's order, each with the place of the key itself.</summary>
    public List<TomlEntry> Entries { get; } = [];

    /// <summary>The entry of a key, or null.</summary>
    public TomlEntry? Find(string key) => Entries.Find(entry => entry.Key == key);

    /// <inheritdoc/>
    public override string Describe() => "a section";
}

/// <summary>A key with its place and what it stands for.</summary>
internal sealed record TomlEntry(string Key, Position At, TomlNode Node);
