using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Seawall.Commands;
using Seawall.Explain;
using Seawall.Records;
using Seawall.Screening;
using Seawall.Serving;

namespace Seawall.Admin;

/// <summary>The record log: what is there, or what is there and comes, one JSON object a line.</summary>
internal sealed class RecordRoutes(Node node)
{
    private static readonly byte[] _lineBreak = "\n"u8.ToArray();

    /// <summary>Reads the log.</summary>
    public async Task ReadAsync(HttpContext http)
    {
        var answer = Filter(http);
        if (!answer.IsDone)
        {
            await Reply.ErrorAsync(http, StatusCodes.Status400BadRequest, answer.Message, answer.Field);
            return;
        }

        http.Response.ContentType = "application/x-ndjson";
        await node.RecordLog.FlushAsync();
        var reader = new RecordReader(node.Folder.Records);
        var last = Reply.Query(http, "follow");
        if (last is null)
        {
            foreach (var record in reader.Find(answer.Value! with { NewestFirst = true }))
            {
                await WriteAsync(http, record);
            }

            return;
        }

        await http.Response.Body.FlushAsync(http.RequestAborted);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, node.Stopping);
        var followed = reader.FollowAsync(
            answer.Value!, int.Parse(last, CultureInfo.InvariantCulture), node.Time, end.Token);
        await foreach (var record in followed)
        {
            await WriteAsync(http, record);
            await http.Response.Body.FlushAsync(end.Token);
        }
    }

    private async Task WriteAsync(HttpContext http, RecordView record)
    {
        var named = RecordLine.IsOfCampaign(record)
            ? record with { Campaign = CampaignEvidence.Name(node.Register.Campaigns, record.Rule) } : record;
        var line = JsonSerializer.SerializeToUtf8Bytes(named, AdminJson.Plain.RecordView);
        await http.Response.Body.WriteAsync(line, http.RequestAborted);
        await http.Response.Body.WriteAsync(_lineBreak, http.RequestAborted);
    }

    private Answer<RecordFilter> Filter(HttpContext http)
    {
        var filter = new RecordFilter
        {
            Trunk = Reply.Query(http, "trunk"),
            Correlation = Reply.Query(http, "callId"),
            Sender = Reply.Query(http, "sender"),
            Limit = int.TryParse(Reply.Query(http, "limit"), CultureInfo.InvariantCulture, out var limit) ? limit
                : int.MaxValue,
        };
        var (subscriber, caller) = (Number(http, "subscriber"), Number(http, "caller"));
        if (subscriber is null || caller is null)
        {
            var field = subscriber is null ? "subscriber" : "caller";
            return Answer<RecordFilter>.Wrong(field, $"expected a number, found \"{Reply.Query(http, field)}\"");
        }

        if (!Word<Service>(http, "service", out var service))
        {
            return Answer<RecordFilter>.Wrong("service", "expected voice or sms");
        }

        if (!Word<Outcome>(http, "outcome", out var outcome))
        {
            return Answer<RecordFilter>.Wrong("outcome", "expected pass or refuse");
        }

        if (!Word<VerdictReason>(http, "reason", out var reason))
        {
            var known = Settings.Expect.Sentence([.. Enum.GetValues<VerdictReason>().Select(one => Words.Of(one))]);
            return Answer<RecordFilter>.Wrong("reason", $"expected {known}");
        }

        const string time = $"expected {TimeText.Expected}, or a length back from now such as 2h";
        if (!Time(http, "since", out var since))
        {
            return Answer<RecordFilter>.Wrong("since", time);
        }

        if (!Time(http, "until", out var until))
        {
            return Answer<RecordFilter>.Wrong("until", time);
        }

        return Answer<RecordFilter>.Of(filter with
        {
            Subscriber = subscriber.Value,
            Caller = caller.Value,
            Service = service,
            Outcome = outcome,
            Reason = reason,
            Since = since,
            Until = until,
        });
    }

    /// <summary>
    /// A number in any form the home dial rules read, short codes included; none where it is not asked for; null where
    /// wrong.
    /// </summary>
    private E164? Number(HttpContext http, string name)
    {
        if (Reply.Query(http, name) is not { } text)
        {
            return default(E164);
        }

        var reading = node.Models.Register.Dial.Read(Encoding.UTF8.GetBytes(text), default);
        return reading.Form is NumberForm.E164 or NumberForm.Short ? reading.Number : null;
    }

    private bool Time(HttpContext http, string name, out DateTimeOffset? time)
    {
        time = null;
        if (Reply.Query(http, name) is not { } text)
        {
            return true;
        }

        if (!TimeText.TryReadSince(text, node.TimeZone, node.Time.GetUtcNow(), out var read))
        {
            return false;
        }

        time = read;
        return true;
    }

    private static bool Word<T>(HttpContext http, string name, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (Reply.Query(http, name) is not { } text)
        {
            return true;
        }

        foreach (var one in Enum.GetValues<T>().Where(one => Words.Of(one) == text))
        {
            value = one;
        }

        return value is not null;
    }
}
