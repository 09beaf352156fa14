using System.Globalization;
using Seawall.Composition;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Explain;

/// <summary>
/// Judges a call that might come, by the code that judges the ones that do: <see cref="VerdictRule"/> with a trace that
/// keeps every finding. Nothing is changed and nothing is recorded.
/// </summary>
internal static class Explainer
{
    /// <summary>Explains, or says in <see cref="Answer{T}"/> which field is wrong.</summary>
    public static async Task<Answer<ExplainReply>> ExplainAsync(
        SettingsModels models, ChoiceRegister register, ExplainRequest request, TimeProvider time,
        CancellationToken cancel)
    {
        var (trace, book) = (new Trace(), register.Book);
        var campaigns = book.Campaigns;
        var answer = Judging.Judge(models, book, request, time, ref trace);
        if (answer.Value is not { } judged)
        {
            return Answer<ExplainReply>.Invalid(answer.Field, answer.Message);
        }

        var (trunk, query, verdict, at) = judged;
        var screening = trunk.Screening;
        var evidence = new CampaignEvidence(register.Campaigns, () => models.Settings.Home.TimeZone);
        return Answer<ExplainReply>.Of(new ExplainReply(
            Words.Of(verdict.Outcome),
            Words.Of(verdict.Reason),
            trunk.AnswerOf(query.Service, verdict),
            verdict.Rule,
            Origin(models.Screening, verdict.Origin),
            Show(query.Caller.Number, request.From),
            Show(query.Called, request.To),
            screening.Name,
            Words.Of(query.Service),
            TimeText.Write(at, models.Settings.Home.TimeZone),
            [
                .. trace.Entries.Select(entry => new ExplainStep(
                    entry.Step,
                    TraceText.StepName(entry.Step),
                    TraceText.Describe(entry, models.Screening, screening, campaigns))),
            ])
        {
            Campaigns = await evidence.OfAsync(
                query.Called.Number, CampaignEvidence.Named(trace.Entries), CampaignEvidence.Decider(verdict), cancel),
        });
    }

    /// <summary>An origin in words.</summary>
    public static ExplainOrigin Origin(ScreeningModel model, Origin origin)
    {
        var country = model.Plan.CountryAt(origin.Country);
        return new ExplainOrigin(
            Words.Of(origin.Kind),
            origin.Zone < model.Zones.Names.Length ? model.Zones.Names[origin.Zone] : "",
            country.Iso2,
            country.Iso2.Length > 0 ? country.NameEnglish : "",
            Words.Of(origin.Evidence));
    }

    /// <summary>A number as read, or as it was typed where it is none.</summary>
    public static string Show(NumberReading reading, string? typed) => reading.Form switch
    {
        NumberForm.E164 => reading.Number.ToString(),
        NumberForm.Short => reading.Number.Value.ToString(CultureInfo.InvariantCulture),
        NumberForm.Absent => "",
        _ => typed ?? "",
    };
}
