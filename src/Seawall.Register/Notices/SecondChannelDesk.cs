using System.Globalization;
using System.Text;

namespace Seawall.Register;

/// <summary>The second channel: the list of lines that texts did not reach, and the file of those told by it.</summary>
sealed class SecondChannelDesk(INoticeLedger ledger, TimeProvider time, NoticeCounters counters)
{
    const int FlushChars = 1 << 16;

    /// <summary>Writes the list.</summary>
    public async Task<RegisterAnswer<ExportReport>> ExportAsync(
        string name, Stream target, IProgress<ExportProgress>? progress, CancellationToken cancel)
    {
        if (Find(name) is not { } campaign)
        {
            return RegisterAnswer<ExportReport>.Of(Unknown(name));
        }
        try
        {
            var view = await ledger.ViewAsync(cancel).ConfigureAwait(false);
            await using (view.ConfigureAwait(false))
            {
                return RegisterAnswer<ExportReport>.Of(
                    await WriteAsync(campaign, view, target, progress, cancel).ConfigureAwait(false));
            }
        }
        catch (StoreException reason)
        {
            return RegisterAnswer<ExportReport>.Of(reason);
        }
    }

    async ValueTask<ExportReport> WriteAsync(StoredCampaign campaign, IRegisterView view, Stream target,
        IProgress<ExportProgress>? progress, CancellationToken cancel)
    {
        var rows = new StringBuilder(FlushChars + 4_096);
        var writer = new StreamWriter(target, new UTF8Encoding(false), FlushChars, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            rows.Append("number,district,language,reason,attempts\n");
            var (lines, count) = (0L, 0L);
            await foreach (var chunk in view.NoticesAsync(campaign.Id, default, cancel).ConfigureAwait(false))
            {
                for (var i = 0; i < chunk.Length; i++)
                {
                    var notice = chunk.Span[i];
                    if (notice.State != NoticeState.Unreached || notice.Round != campaign.Round
                        || ledger.IsDecided(campaign, notice.Number))
                    {
                        continue;
                    }
                    var subscriber = await view.SubscriberAsync(notice.Number, cancel).ConfigureAwait(false);
                    Add(rows, notice, subscriber);
                    count++;
                    if (rows.Length >= FlushChars)
                    {
                        await writer.WriteAsync(rows, cancel).ConfigureAwait(false);
                        rows.Clear();
                    }
                }
                lines += chunk.Length;
                progress?.Report(new ExportProgress(lines, count));
            }
            await writer.WriteAsync(rows, cancel).ConfigureAwait(false);
            return new ExportReport(lines, count);
        }
    }

    static void Add(StringBuilder rows, in StoredNotice notice, Subscriber? subscriber) =>
        rows.Append(CultureInfo.InvariantCulture, $"{notice.Number},{Quoted(subscriber?.District ?? "")},")
            .Append(CultureInfo.InvariantCulture, $"{Quoted(subscriber?.Language ?? "")},{Name(notice.Reason)},")
            .Append(CultureInfo.InvariantCulture, $"{notice.Attempts}\n");

    /// <summary>A reason as lists name it.</summary>
    public static string Name(NoticeReason reason) => reason switch
    {
        NoticeReason.None => "",
        NoticeReason.Refused => "refused",
        NoticeReason.NotTaken => "not-taken",
        NoticeReason.NoReceipt => "no-receipt",
        NoticeReason.Expired => "expired",
        NoticeReason.Undeliverable => "undeliverable",
        NoticeReason.Rejected => "rejected",
        NoticeReason.Abroad => "abroad",
        _ => "second-channel",
    };

    static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>Takes a file of lines that were told.</summary>
    public async Task<ImportReport> ImportAsync(string name, ToldRequest request, CancellationToken cancel)
    {
        if (Find(name) is not { } campaign)
        {
            return new ImportReport { Failure = Unknown(name).ToString(), FileAtFault = true };
        }
        if (!campaign.IsInForce)
        {
            return new ImportReport { Failure = $"the campaign {name} is not in force", FileAtFault = true };
        }
        if (!ChangeReader.Source(request.Who, ChangeWay.Import, request.Note, null)
            .TryGet(out var source, out var error))
        {
            return new ImportReport { Failure = error.ToString(), FileAtFault = true };
        }
        return await new ToldLoad(ledger, campaign, request.DryRun, source, time, counters)
            .RunAsync(request, cancel).ConfigureAwait(false);
    }

    StoredCampaign? Find(string name) => ledger.Campaigns.FirstOrDefault(one => one.Terms.Name == name);

    static FieldError Unknown(string name) =>
        new("name", $"there is no campaign '{FieldReader.Shown(name)}'");
}
