using System.Text;
using Seawall.Composition;
using Seawall.Screening;

namespace Seawall.Explain;

/// <summary>A call or text that somebody asked about, and its verdict.</summary>
internal sealed record Judged(ExplainTrunk Trunk, ScreeningQuery Query, Verdict Verdict, DateTimeOffset At);

/// <summary>
/// Judges a call or text that somebody typed or an element asks about, as the wire would: by the trunk's dial rules and
/// <see cref="VerdictRule"/>.
/// </summary>
internal static class Judging
{
    /// <summary>The verdict, or which field is wrong.</summary>
    public static Answer<Judged> Judge<TTrace>(
        SettingsModels models, ChoiceBook book, ExplainRequest request, TimeProvider time, ref TTrace trace)
        where TTrace : struct, ITrace
    {
        var at = time.GetUtcNow();
        if (request.At is { } text && !TimeText.TryRead(text, models.Settings.Home.TimeZone, out at))
        {
            return Answer<Judged>.Wrong("at", $"expected {TimeText.Expected}, found \"{text}\"");
        }

        if (!Service(request.Service, out var service))
        {
            return Answer<Judged>.Wrong("service", $"expected voice or sms, found \"{request.Service}\"");
        }

        var found = ExplainTrunk.Find(models, service, request.Trunk);
        if (found.Value is not { } trunk)
        {
            return Answer<Judged>.Invalid(found.Field, found.Message);
        }

        var query = Query(request, service, trunk.Screening, at);
        return Answer<Judged>.Of(
            new Judged(trunk, query, VerdictRule.Judge(models.Screening, book, query, ref trace), at));
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
}
