using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Seawall.Settings;

/// <summary>
/// Reads TOML text into a tree whose every key and value knows its line and column. The syntax is Tomlyn's; what a key
/// means is for <see cref="SectionReader"/>.
/// </summary>
internal static class TomlTree
{
    /// <summary>
    /// Reads the text; mistakes of syntax go to <paramref name="mistakes"/>, and the result is then not to be used.
    /// </summary>
    public static TomlSection Read(string text, Mistakes mistakes)
    {
        DocumentSyntax document;
        try
        {
            document = SyntaxParser.Parse(text, mistakes.File, true);
        }
        catch (TomlException)
        {
            // Lists within lists without end are no diagnostic of the parser, which says nothing of where.
            mistakes.Add(Position.Start, "", "lists or tables stand too deep in one another");
            return new TomlSection(Position.Start);
        }

        foreach (var message in document.Diagnostics)
        {
            mistakes.Add(Place(message.Span), "", message.Message.TrimEnd('.'));
        }

        var root = new TomlSection(Position.Start);
        if (document.HasErrors)
        {
            return root;
        }

        AddAll(root, document.KeyValues);
        foreach (var table in document.Tables)
        {
            AddAll(Open(root, table, mistakes), table.Items);
        }

        return root;
    }

    /// <summary>The section that a <c>[a.b]</c> or <c>[[a.b]]</c> header opens.</summary>
    private static TomlSection Open(TomlSection root, TableSyntaxBase table, Mistakes mistakes)
    {
        var names = Names(table.Name!);
        var at = root;
        for (var i = 0; i < names.Count; i++)
        {
            var (name, place) = names[i];
            var last = i == names.Count - 1;
            var entry = at.Find(name);
            if (entry is null)
            {
                TomlNode made = last && table is TableArraySyntax
                    ? new TomlList([], place, OfTables: true)
                    : new TomlSection(place);
                at.Add(entry = new TomlEntry(name, place, made));
            }

            if (entry.Node is TomlSection section)
            {
                at = section;
            }
            else if (entry.Node is TomlList { OfTables: true } list)
            {
                if (last)
                {
                    list.Items.Add(new TomlSection(place));
                }

                at = (TomlSection)list.Items[^1];
            }
            else
            {
                mistakes.Add(place, name, "is a value already, and cannot be a section too");
                return new TomlSection(place);
            }
        }

        return at;
    }

    private static void AddAll(TomlSection into, SyntaxList<KeyValueSyntax> pairs)
    {
        foreach (var pair in pairs)
        {
            Add(into, pair);
        }
    }

    private static void Add(TomlSection into, KeyValueSyntax pair)
    {
        var names = Names(pair.Key!);
        for (var i = 0; i < names.Count - 1; i++)
        {
            var (name, place) = names[i];
            var entry = into.Find(name);
            if (entry is null)
            {
                into.Add(entry = new TomlEntry(name, place, new TomlSection(place)));
            }

            into = (TomlSection)entry.Node;
        }

        into.Add(new TomlEntry(names[^1].Name, names[^1].At, Value(pair.Value!)));
    }

    private static TomlNode Value(ValueSyntax value)
    {
        var at = Place(value.Span);
        switch (value)
        {
            case StringValueSyntax text: return new TomlText(text.Value ?? "", at);
            case IntegerValueSyntax whole: return new TomlWhole(whole.Value, at);
            case BooleanValueSyntax flag: return new TomlFlag(flag.Value, at);
            case FloatValueSyntax number: return new TomlFraction(number.Value, at);
            case DateTimeValueSyntax { Kind: SyntaxKind.LocalDateTime } local:
                return new TomlMoment(local.Value.DateTime.DateTime, null, at);
            case DateTimeValueSyntax { Kind: SyntaxKind.OffsetDateTimeByZ or SyntaxKind.OffsetDateTimeByNumber } moment:
                return new TomlMoment(moment.Value.DateTime.DateTime, moment.Value.DateTime.Offset, at);
            case DateTimeValueSyntax: return new TomlOther("a date or time", at);
            case ArraySyntax array: return new TomlList([.. array.Items.Select(item => Value(item.Value!))], at);
            case InlineTableSyntax inline:
                var section = new TomlSection(at);
                foreach (var item in inline.Items)
                {
                    Add(section, item.KeyValue!);
                }

                return section;
            default: return new TomlOther("something else", at);
        }
    }

    private static List<(string Name, Position At)> Names(KeySyntax key)
    {
        var names = new List<(string, Position)> { Name(key.Key!) };
        names.AddRange(key.DotKeys.Select(dotted => Name(dotted.Key!)));
        return names;
    }

    private static (string Name, Position At) Name(BareKeyOrStringValueSyntax part) => part switch
    {
        BareKeySyntax bare => (bare.Key!.Text!, Place(bare.Span)),
        StringValueSyntax quoted => (quoted.Value ?? "", Place(quoted.Span)),
        _ => ("", Place(part.Span)),
    };

    private static Position Place(SourceSpan span) => new(span.Start.Line + 1, span.Start.Column + 1);
}
