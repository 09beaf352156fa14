using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Seawall.Register;

namespace Seawall.Province;

/// <summary>
/// Files of subscribers: who has a line, and with which operator in which region. A file is loaded again where the
/// process died meanwhile.
/// </summary>
sealed class Files(World world, Func<Task> restart)
{
    const int TriesMax = 5;
    const int RowsAtOnce = 100_000;

    /// <summary>Everybody: nine of ten are of the campaign, where it leaves anybody out.</summary>
    public async Task ImportAllAsync()
    {
        var lines = world.Lines.Lines;
        for (var from = 0; from < lines; from += RowsAtOnce)
        {
            var chunk = Enumerable.Range(from, Math.Min(RowsAtOnce, lines - from)).ToList();
            foreach (var line in chunk)
            {
                world.Lines.Belongs(line, !CanLeave || !world.Dice.Falls(1_000, Throw.Member, line));
            }
            await LoadAsync(chunk);
        }
    }

    /// <summary>Some lines get another holder, some leave the campaign's operator or region, some come to it.</summary>
    public async Task ChangeSomeAsync(int import)
    {
        var dice = world.Dice;
        HashSet<int> chosen = [];
        for (var i = 0; i < Math.Max(5, world.Lines.Lines / 400); i++)
        {
            chosen.Add((int)dice.Below(world.Lines.Lines, Throw.LifeWhat, import, i));
        }
        List<(int Line, bool IsHolder)> changes =
            [.. chosen.Order().Select(line => (line, dice.Falls(5_000, Throw.Life, import, 1000L + line)))];
        await LoadAsync(changes.Select(change => change.Line), line =>
        {
            var (_, isHolder) = changes.Find(change => change.Line == line);
            return Row(line,
                isHolder || !CanLeave ? world.Lines.Holder(line) + 1 : world.Lines.Holder(line),
                isHolder || !CanLeave ? world.Lines.IsMember(line) : !world.Lines.IsMember(line));
        });
        foreach (var (line, isHolder) in changes)
        {
            if (isHolder || !CanLeave)
            {
                world.Lines.NewHolder(line);
            }
            else
            {
                world.Lines.Belongs(line, !world.Lines.IsMember(line));
            }
        }
    }

    bool CanLeave => !world.Order.Campaign.Operators.IsEmpty || !world.Order.Campaign.Regions.IsEmpty;

    Task LoadAsync(IEnumerable<int> lines) =>
        LoadAsync(lines, line => Row(line, world.Lines.Holder(line), world.Lines.IsMember(line)));

    string Row(int line, int holder, bool isMember)
    {
        var terms = world.Order.Campaign;
        var operators = terms.Operators.IsEmpty ? Anybody : terms.Operators;
        var name = isMember || terms.Operators.IsEmpty ? operators[line % operators.Length] : Other;
        var region = terms.Regions.IsEmpty ? "" : isMember || !terms.Operators.IsEmpty ? terms.Regions[0] : Other;
        var language = world.Dice.Falls(300, Throw.Language, line) ? "en" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{world.Lines.Number(line)},{name},{region},d{line % 7},{language},h{holder}");
    }

    /// <summary>Who it is where the campaign does not ask.</summary>
    static readonly ImmutableArray<string> Anybody = ["China Mobile"];

    /// <summary>An operator, or region, of which no campaign is.</summary>
    const string Other = "Elsewhere";

    async Task LoadAsync(IEnumerable<int> lines, Func<int, string> row)
    {
        var text = new StringBuilder("number,operator,region,district,language,holder\n");
        foreach (var line in lines)
        {
            text.Append(row(line)).Append('\n');
        }
        var file = Encoding.UTF8.GetBytes(text.ToString());
        for (var tries = 1; ; tries++)
        {
            using var source = new MemoryStream(file);
            var report = await world.Site.Register.ImportAsync(
                new ImportRequest
                {
                    Kind = ImportKind.Subscribers, Source = source, OpenRejected = () => new MemoryStream(),
                    Who = "batch",
                },
                null, CancellationToken.None);
            if (report is { Complete: true, Rejected: 0 })
            {
                return;
            }
            if (report.FileAtFault || report.Rejected > 0 || tries == TriesMax)
            {
                throw new InvalidOperationException(report.Failure + string.Join(' ', report.FirstRejections));
            }
            await restart();
        }
    }
}
