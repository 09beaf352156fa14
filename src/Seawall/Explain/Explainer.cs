using System.Globalization;
using System.Text;
using Seawall.Composition;
using Seawall.Screening;

namespace Seawall.Explain;

/// <summary>
/// Judges a call that might come, by the code that judges the ones that do: <see cref="VerdictRule"/> with a trace that
/// keeps every finding. Nothing is changed and nothing is recorded.
/// </summary>
internal static class Explainer
{
    /// <summary>Explains, or says in <see cref="Answer{T}"/> which field is wrong.</summary>
    public static Answer<ExplainReply> Explain(
        SettingsModels models, ChoiceBook book, ExplainRequest request, TimeProvider time)
    {
        var zone = models.Settings.Home.TimeZone;
        var at = time.GetUtcNow();
        if (request.At is { } text && !TimeText.TryRead(text, zone, out at))
        {
            return Answer<ExplainReply>.Wrong("at", $"expected {TimeText.Expected}, found \"{text}\"");
        }

        if (!Service(request.Service, out var service))
        {
            return Answer<ExplainReply>.Wrong("service", $"expected voice or sms, found \"{request.Service}\"");
        }

        var found = ExplainTrunk.Find(models, service, request.Trunk);
        if (found.Value is not { } trunk)
        {
            return Answer<ExplainReply>.Invalid(found.Field, found.Message);
        }

        var screening = trunk.Screening;
        var query = Query(request, service, screening, at);
        var trace = new Trace();
        var verdict = VerdictRule.Judge(models.Screening, book, query, ref trace);
        return Answer<ExplainReply>.Of(new ExplainReply(
            Words.Of(verdict.Outcome),
            Words.Of(verdict.Reason),
            trunk.AnswerOf(service, verdict),
            verdict.Rule,
            Origin(models.Screening, verdict.Origin),
            Show(query.Caller.Number, request.From),
            Show(query.Called, request.To),
            screening.Name,
            Words.Of(service),
            TimeText.Write(at, zone),
            [
                .. trace.Entries.Select(entry => new ExplainStep(
                    entry.Step,
                    TraceText.StepName(entry.Step),
                    TraceText.Describe(entry, models.Screening, screening))),
            ]));
    }

    /// <summary>What the wire would ask of the verdict.</summary>
    private static ScreeningQuery Query(
        ExplainRequest request, Service service, TrunkScreening screening, DateTimeOffset at)
    {
        var sender = Encoding.UTF8.GetBytes(request.From ?? "");
        var caller = service == Screening.Service.Sms
            ? SenderAddress.Read(screening.Dial, SenderAddress.Unknown, sender)
            : Read(screening.Dial, request.From);
        return new ScreeningQuery
        {
            Service = service,
            Trunk = screening,
            Caller = new CallerFacts
            {
                Number = caller,
                Withheld = request.Withheld,
                Diverting = Read(screening.Dial, request.DivertedBy),
            },
            Registered = service == Screening.Service.Sms
                ? screening.Registered.Find(sender, caller) : SenderPurpose.None,
            Called = Read(screening.Dial, request.To),
            EmergencyCallback = request.Emergency,
            NowUnixSeconds = at.ToUnixTimeSeconds(),
        };
    }

    private static ExplainOrigin Origin(ScreeningModel model, Origin origin)
    {
        var country = model.Plan.CountryAt(origin.Country);
        return new ExplainOrigin(
            Words.Of(origin.Kind),
            origin.Zone < model.Zones.Names.Length ? model.Zones.Names[origin.Zone] : "",
            country.Iso2,
            country.Iso2.Length > 0 ? country.NameEnglish : "",
            Words.Of(origin.Evidence));
    }

    private static bool Service(string word, out Service service)
    {
        service = word == "sms" ? Screening.Service.Sms : Screening.Service.Voice;
        return word is "voice" or "sms";
    }

    private static NumberReading Read(DialRules dial, string? typed)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return NumberReading.Absent;
        }

        return dial.Read(Encoding.UTF8.GetBytes(typed), default);
    }

    private static string Show(NumberReading reading, string? typed) => reading.Form switch
    {
        NumberForm.E164 => reading.Number.ToString(),
        NumberForm.Short => reading.Number.Value.ToString(CultureInfo.InvariantCulture),
        NumberForm.Absent => "",
        _ => typed ?? "",
    };
}
