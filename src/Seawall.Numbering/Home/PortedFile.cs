using Seawall.Screening;

namespace Seawall.Numbering.Home;

/// <summary>
/// Reads the portability file: UTF-8, comma-separated, the header <c>number,operator,region</c> with its columns in any
/// order, a field perhaps in quotes. An empty operator or region is that of the number's prefix; of a number that
/// stands there twice the last line counts. Lines that do not read are named and left out.
/// </summary>
sealed class PortedFile(DialRules dial, NumberingPlan plan, HomeNames names, Action<PortedRejection>? rejected)
{
    const int ColumnsMax = 32;

    readonly List<(ulong Number, uint Line)> _ported = [];

    public PortedLines Read(TextReader file)
    {
        var fields = new List<string>(ColumnsMax);
        var (number, @operator, region) = Header(file.ReadLine() ?? "", fields);
        var at = 1;
        while (file.ReadLine() is { } text)
        {
            at++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Split(text, fields);
            var reason = fields.Count <= Math.Max(number, Math.Max(@operator, region))
                ? "too few columns"
                : Add(fields[number], fields[@operator], fields[region]);
            if (reason is not null)
            {
                rejected?.Invoke(new PortedRejection(at, reason));
            }
        }

        return Sorted();
    }

    static (int Number, int Operator, int Region) Header(string text, List<string> fields)
    {
        Split(text.TrimStart('\uFEFF'), fields);
        return (Column("number"), Column("operator"), Column("region"));

        int Column(string name)
        {
            var column = fields.FindIndex(field => string.Equals(field, name, StringComparison.OrdinalIgnoreCase));
            return column >= 0 ? column : throw new PlanException($"The portability file has no column {name}.");
        }
    }

    string? Add(string number, string @operator, string region)
    {
        if (!dial.TryReadTyped(number, out var e164))
        {
            return "not a number";
        }

        var facts = plan.Find(e164);
        if (facts.Country != plan.HomeCountry || facts.Kind == NumberKind.Unassigned)
        {
            return "not a number of the home country";
        }

        if (_ported.Count == NumberingLimits.PortedMax)
        {
            return $"more than {NumberingLimits.PortedMax} ported numbers";
        }

        var prefix = plan.HomeOf(e164);
        _ported.Add((e164.Value, new HomeLine(
            @operator.Length > 0 ? names.Operator(@operator) : prefix.Operator,
            region.Length > 0 ? names.Region(region) : prefix.Region).Packed));
        return null;
    }

    PortedLines Sorted()
    {
        var numbers = new ulong[_ported.Count];
        var places = new int[_ported.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = _ported[i].Number;
            places[i] = i;
        }

        // Equal numbers stay in the file's order only if their places are compared too; the last of them is then kept.
        Array.Sort(numbers, places);
        var count = 0;
        var lines = new uint[numbers.Length];
        for (var i = 0; i < numbers.Length;)
        {
            var last = places[i];
            var end = i;
            for (; end < numbers.Length && numbers[end] == numbers[i]; end++)
            {
                last = Math.Max(last, places[end]);
            }

            (numbers[count], lines[count]) = (numbers[i], _ported[last].Line);
            count++;
            i = end;
        }

        return new PortedLines(numbers.AsSpan(0, count), lines.AsSpan(0, count));
    }

    /// <summary>
    /// fields = field *( "," field ); field = *char / DQUOTE *( char / 2DQUOTE ) DQUOTE (RFC 4180, one line).
    /// </summary>
    static void Split(string text, List<string> fields)
    {
        fields.Clear();
        for (var at = 0; at <= text.Length && fields.Count < ColumnsMax;)
        {
            if (at < text.Length && text[at] == '"')
            {
                var end = at + 1;
                while (end < text.Length && (text[end] != '"' || (end + 1 < text.Length && text[end + 1] == '"')))
                {
                    end += text[end] == '"' ? 2 : 1;
                }

                var quoted = text[(at + 1)..Math.Min(end, text.Length)];
                fields.Add(quoted.Replace("\"\"", "\"", StringComparison.Ordinal).Trim());
                at = text.IndexOf(',', Math.Min(end, text.Length)) is >= 0 and var next ? next + 1 : text.Length + 1;
            }
            else
            {
                var end = text.IndexOf(',', at) is >= 0 and var next ? next : text.Length;
                fields.Add(text[at..end].Trim());
                at = end + 1;
            }
        }
    }
}
