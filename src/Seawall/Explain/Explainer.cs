using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Seawall.Composition;
using Seawall.Gateway;
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

        if (Trunk(models, request.Trunk, out var model, out var screening) is { } wrong)
        {
            return Answer<ExplainReply>.Wrong("trunk", wrong);
        }

        var query = new ScreeningQuery
        {
            Service = service,
            Trunk = screening,
            Caller = new CallerFacts
            {
                Number = Read(screening.Dial, request.From),
                Withheld = request.Withheld,
                Diverting = Read(screening.Dial, request.DivertedBy),
            },
            Called = Read(screening.Dial, request.To),
            EmergencyCallback = request.Emergency,
            NowUnixSeconds = at.ToUnixTimeSeconds(),
        };
        var trace = new Trace();
        var verdict = VerdictRule.Judge(models.Screening, book, query, ref trace);
        return Answer<ExplainReply>.Of(new ExplainReply(
            Words.Of(verdict.Outcome),
            Words.Of(verdict.Reason),
            AnswerOf(verdict, model),
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

    /// <summary>
    /// The trunk asked for, or what is wrong with its name. Without any trunk in the settings an international one is
    /// assumed.
    /// </summary>
    private static string? Trunk(
        SettingsModels models, string? name, out TrunkModel? model, out TrunkScreening screening)
    {
        var trunks = models.Gateway?.Trunks ?? ImmutableArray<TrunkModel>.Empty;
        model = name is null
            ? trunks.FirstOrDefault(trunk => trunk.Screening.Class == TrunkClass.International)
                ?? trunks.FirstOrDefault()
            : trunks.FirstOrDefault(trunk => trunk.Name == name);
        screening = model?.Screening ?? new TrunkScreening
        {
            Index = 0,
            Name = "(any international trunk)",
            Class = TrunkClass.International,
            Dial = models.Register.Dial,
        };
        return model is null && name is not null
            ? $"there is no trunk \"{name}\"; "
                + $"the settings have {Settings.Expect.Sentence([.. trunks.Select(trunk => trunk.Name)])}"
            : null;
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

    private static string AnswerOf(in Verdict verdict, TrunkModel? trunk)
    {
        if (verdict.Outcome == Outcome.Pass)
        {
            return trunk?.Mode switch
            {
                TrunkMode.Redirect => $"302 to {trunk.NextHop}",
                TrunkMode.As => "forwarded by its Route",
                null => "forwarded",
                _ => $"forwarded to {trunk.NextHop}",
            };
        }

        if (trunk?.Announcement is { } announcement
            && (verdict.Manner == RefusalManner.Announce || announcement.ForEveryRefusal))
        {
            return $"announcement by {announcement.NextHop}";
        }

        var refusal = trunk?.Refusal ?? new RefusalModel();
        return string.Create(CultureInfo.InvariantCulture, $"{refusal.Status} {refusal.Phrase}");
    }
}
