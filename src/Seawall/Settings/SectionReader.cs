using System.Collections.Immutable;

namespace Seawall.Settings;

/// <summary>
/// Takes the keys of one section, one call a key, and notes what is wrong or missing. Whoever has taken all there is
/// calls <see cref="Finish"/>: what is left over in the file is an unknown key.
/// </summary>
internal sealed class SectionReader(TomlSection section, string path, Mistakes mistakes)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Where the section stands.</summary>
    public Position At => section.At;

    /// <summary>Where mistakes go.</summary>
    public Mistakes Mistakes => mistakes;

    /// <summary>The full name of a key of this section.</summary>
    public string Full(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Whether the file has the key; says nothing when it does not.</summary>
    public bool Has(string key) => section.Find(key) is not null;

    /// <summary>Where the value of a key stands; where the section does for one that it has not.</summary>
    public Position AtKey(string key) => section.Find(key)?.Node.At ?? section.At;

    /// <summary>A key that must be there.</summary>
    public Placed<T> Need<T>(string key, Expected<T> expected)
    {
        if (Find(key) is { } entry)
        {
            return Read(entry, expected, default!);
        }

        mistakes.Add(section.At, Full(key), $"is missing; expected {expected.Words}");
        return new Placed<T>(default!, section.At);
    }

    /// <summary>A key that may be left out.</summary>
    public Placed<T> Take<T>(string key, Expected<T> expected, T otherwise) =>
        Find(key) is { } entry ? Read(entry, expected, otherwise) : new Placed<T>(otherwise, section.At);

    /// <summary>
    /// A list; a single value is no list. Left out, it is empty, or a mistake where <paramref name="needed"/>.
    /// </summary>
    public ImmutableArray<Placed<T>> TakeList<T>(string key, Expected<T> expected, bool needed = false)
    {
        if (Find(key) is not { } entry)
        {
            if (needed)
            {
                mistakes.Add(section.At, Full(key), $"is missing; expected a list with {expected.Words}");
            }

            return [];
        }

        if (entry.Node is not TomlList list)
        {
            mistakes.Add(
                entry.Node.At, Full(key), $"expected a list with {expected.Words}, found {entry.Node.Describe()}");
            return [];
        }

        if (needed && list.Items.Count == 0)
        {
            mistakes.Add(list.At, Full(key), $"is empty; expected a list with {expected.Words}");
        }

        var values = ImmutableArray.CreateBuilder<Placed<T>>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (expected.TryRead(item, out var value))
            {
                values.Add(new Placed<T>(value, item.At));
            }
            else
            {
                Refuse(item, key, expected);
            }
        }

        return values.DrainToImmutable();
    }

    /// <summary>A section inside this one, or null where the file has none.</summary>
    public SectionReader? Section(string key)
    {
        if (Find(key) is not { } entry)
        {
            return null;
        }

        if (entry.Node is TomlSection inner)
        {
            return new SectionReader(inner, Full(key), mistakes);
        }

        mistakes.Add(entry.At, Full(key), $"expected a section [{Full(key)}], found {entry.Node.Describe()}");
        return null;
    }

    /// <summary>The sections <c>[[key]]</c>, or a list of inline tables.</summary>
    public ImmutableArray<SectionReader> Sections(string key)
    {
        if (Find(key) is not { } entry)
        {
            return [];
        }

        if (entry.Node is not TomlList list)
        {
            mistakes.Add(entry.At, Full(key), $"expected sections [[{Full(key)}]], found {entry.Node.Describe()}");
            return [];
        }

        var sections = ImmutableArray.CreateBuilder<SectionReader>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is TomlSection inner)
            {
                sections.Add(new SectionReader(inner, Full(key), mistakes));
            }
            else
            {
                mistakes.Add(item.At, Full(key), $"expected a table {{ ... }}, found {item.Describe()}");
            }
        }

        return sections.DrainToImmutable();
    }

    /// <summary>A part of the product that is not offered yet is refused rather than read and forgotten.</summary>
    public void NotOffered(string key, string what)
    {
        if (Find(key) is { } entry)
        {
            mistakes.Add(entry.At, Full(key), $"{what} not offered yet; remove this section");
        }
    }

    /// <summary>Every key that nobody took is unknown.</summary>
    public void Finish()
    {
        foreach (var entry in section.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            var near = Nearest.To(entry.Key, _known);
            var hint = near is null ? $"expected {Expect.Sentence([.. _known.Order(StringComparer.Ordinal)])}"
                : $"did you mean {near}?";
            mistakes.Add(entry.At, Full(entry.Key), $"unknown key; {hint}");
        }
    }

    private TomlEntry? Find(string key)
    {
        _known.Add(key);
        return section.Find(key);
    }

    private Placed<T> Read<T>(TomlEntry entry, Expected<T> expected, T otherwise)
    {
        if (expected.TryRead(entry.Node, out var value))
        {
            return new Placed<T>(value, entry.Node.At);
        }

        Refuse(entry.Node, entry.Key, expected);
        return new Placed<T>(otherwise, entry.Node.At);
    }

    private void Refuse<T>(TomlNode found, string key, Expected<T> expected) => mistakes.Add(
        found.At, Full(key), expected.IsSecret ? $"expected {expected.Words}"
            : $"expected {expected.Words}, found {found.Describe()}");
}
