using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Seawall.Portal.Pages;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Changes;

/// <summary>Makes pages of what the register answers to a change.</summary>
internal sealed class Answers(PortalParts parts, Page page)
{
    /// <summary>
    /// Answers: back to a page that says it is done, the second question, or what is wrong. <paramref name="refused"/>
    /// is the key of the words for what cannot be had now.
    /// </summary>
    public Task GiveAsync(HttpContext http, ChangeReceipt receipt, string back = "/", string refused = "bad.refused") =>
        receipt.Outcome switch
        {
            ChangeOutcome.Done or ChangeOutcome.Waiting => Page.GoAsync(
                http, string.Create(CultureInfo.InvariantCulture, $"{back}?done={receipt.Journal}")),
            ChangeOutcome.AlreadySo => Page.GoAsync(http, $"{back}?already=1"),
            ChangeOutcome.NeedsConfirmation => AskAsync(http, receipt),
            ChangeOutcome.Refused => page.SayAsync(http, refused, StatusCodes.Status409Conflict),
            ChangeOutcome.Unavailable => page.SayAsync(http, "bad.store", StatusCodes.Status503ServiceUnavailable),
            _ => page.SayAsync(http, Fault(receipt.Field), StatusCodes.Status400BadRequest),
        };

    private static string Fault(string field) => field switch
    {
        "until" or "for" => "bad.until",
        "rule" => "bad.number",
        "journal" => "bad.undo",
        "guardian" => "bad.guardian",
        _ => "bad.choice",
    };

    /// <summary>The second question: the same form once more, with the token that makes it count.</summary>
    private Task AskAsync(HttpContext http, ChangeReceipt receipt)
    {
        var fields = http.Request.Form
            .Where(field => field.Key is not (FormGate.KeyField or Form.Confirmation))
            .Select(field => KeyValuePair.Create(field.Key, field.Value.ToString()))
            .Append(KeyValuePair.Create(Form.Confirmation, receipt.Confirmation))
            .ToImmutableArray();
        var words = Words.In(Visit.Of(http).Wishes.Language);
        return page.ShowAsync<AskPage>(http, new Ask(http.Request.Path, What(http, words), fields), "/");
    }

    private string What(HttpContext http, Words words)
    {
        var (service, zone) = (Form.Field(http, "service"), Form.Field(http, "zone"));
        if (zone.Length > 0)
        {
            return words["do.open", zone == "all" || service == "all"
                ? words["mid.all"]
                : Say.Mid(words, service == "voice" ? Service.Voice : Service.Sms, zone)];
        }

        string[] targets = [Form.Field(http, "number"), Form.Field(http, "country"), Form.Field(http, "target")];
        return targets.FirstOrDefault(one => one.Length > 0) is { } target
            ? words["do.open", Say.Target(words, target, parts.Model())]
            : words[http.Request.Path == "/undo" ? "undo.button" : "wait.yes"];
    }
}
