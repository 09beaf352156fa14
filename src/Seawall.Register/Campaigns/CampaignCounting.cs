using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// Counts what a campaign comes to, by one reading of all lines: 1 each of its lines, by how it decided and how far its
/// notice is, 2 by operator, region and district, 3 the texts that are still to be sent, and how long that takes by the
/// rates and the hours of the day. Nothing is kept of it.
/// </summary>
sealed class CampaignCounting(StoredCampaign campaign, RegisterModel model, ChoiceBook book)
{
    const string Others = "…";
    const int CancelEvery = 4_096;

    readonly CampaignScope _scope = new(campaign.Terms, model);
    readonly Dictionary<(string, string, string), Tally> _parts = [];
    readonly Tally[] _waves = [.. campaign.Terms.Waves.Select(_ => new Tally())];
    readonly Tally _sum = new();
    long _chinese;
    long _english;

    public async ValueTask<CampaignPreview> RunAsync(
        IRegisterView view, Func<string, int> parts, CancellationToken cancel)
    {
        var lines = new PopulationReader(view, cancel);
        var notices = new NoticeReading(campaign.Id, view, cancel);
        await using (notices.ConfigureAwait(false))
        await using (lines.ConfigureAwait(false))
        {
            for (var count = 0L; await lines.ReadAsync().ConfigureAwait(false); count++)
            {
                if (count % CancelEvery == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }
                if (_scope.WaveOf(lines.Number, lines.Subscriber, lines.Ported) is >= 0 and var wave)
                {
                    var notice = await notices.FindAsync(lines.Number, null).ConfigureAwait(false);
                    Count(lines, wave, notice is { } one && one.Round == campaign.Round ? one : null);
                }
            }
        }
        return Preview(parts);
    }

    void Count(PopulationReader line, int wave, StoredNotice? notice)
    {
        // 1 By how it decided and how far its notice is, 2 by operator, region and district.
        var (isDecided, anyOpen) = _scope.Decided(book, line.Number);
        var toTell = !isDecided && notice is null or { State: NoticeState.Deferred or NoticeState.InFlight };
        var (name, region) = _scope.HomeOf(line.Number, line.Subscriber, line.Ported);
        foreach (var tally in (Tally[])[_sum, _waves[wave], Part((name, region, line.Subscriber?.District ?? ""))])
        {
            tally.Lines++;
            tally.Undecided += isDecided ? 0 : 1;
            tally.Open += isDecided && anyOpen ? 1 : 0;
            tally.Shut += isDecided && !anyOpen ? 1 : 0;
            tally.Told += !isDecided && notice is { State: NoticeState.Told } ? 1 : 0;
            tally.Unreached += !isDecided && notice is { State: NoticeState.Unreached } ? 1 : 0;
            tally.ToTell += toTell ? 1 : 0;
        }

        // 3 The texts that are still to be sent.
        var language = line.Subscriber?.Language is { Length: > 0 } known ? known : campaign.Terms.Notice.Language;
        var isEnglish = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        _english += toTell && isEnglish ? 1 : 0;
        _chinese += toTell && !isEnglish ? 1 : 0;
    }

    Tally Part((string, string, string) key)
    {
        if (!_parts.TryGetValue(key, out var tally))
        {
            key = _parts.Count < RegisterLimits.PreviewPartsMax ? key : (Others, Others, Others);
            tally = _parts.GetValueOrDefault(key) ?? (_parts[key] = new Tally());
        }
        return tally;
    }

    CampaignPreview Preview(Func<string, int> parts)
    {
        var notice = campaign.Terms.Notice;
        var (chinese, english) = (Parts("zh", notice.Text.Chinese), Parts("en", notice.Text.English));
        var sending = TimeSpan.FromSeconds(
            Math.Ceiling((double)(_chinese * chinese + _english * english) / notice.Rates.Sum(rate => rate.PerSecond)));
        return new CampaignPreview
        {
            Campaign = campaign,
            Sum = _sum.ToLines(),
            Parts =
            [
                .. _parts.OrderBy(part => part.Key, Comparer<(string, string, string)>.Create(Compare))
                    .Select(part => new CampaignPart(
                        part.Key.Item1, part.Key.Item2, part.Key.Item3, part.Value.ToLines())),
            ],
            Waves = [.. _waves.Select(wave => wave.ToLines())],
            PartsChinese = chinese,
            PartsEnglish = english,
            TextsChinese = _chinese,
            TextsEnglish = _english,
            SendingTime = sending,
            Days = (int)Math.Ceiling(sending / (notice.HoursTo - notice.HoursFrom)),
        };

        int Parts(string language, string text) => parts(NoticeText.Longest(text, language));
    }

    static int Compare((string, string, string) one, (string, string, string) other)
    {
        var by = string.CompareOrdinal(one.Item1, other.Item1);
        by = by != 0 ? by : string.CompareOrdinal(one.Item2, other.Item2);
        return by != 0 ? by : string.CompareOrdinal(one.Item3, other.Item3);
    }

    sealed class Tally
    {
        public long Lines { get; set; }

        public long Undecided { get; set; }

        public long Open { get; set; }

        public long Shut { get; set; }

        public long Told { get; set; }

        public long Unreached { get; set; }

        public long ToTell { get; set; }

        public CampaignLines ToLines() => new(Lines, Undecided, Open, Shut, Told, Unreached, ToTell);
    }
}
