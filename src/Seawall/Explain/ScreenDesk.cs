using Seawall.Console;
using Seawall.Serving;

namespace Seawall.Explain;

/// <summary>Verdicts for elements that ask by HTTP: the same that <see cref="Explainer"/> explains.</summary>
internal sealed class ScreenDesk(Node node) : IScreenDesk
{
    /// <inheritdoc/>
    public ScreenAnswer Judge(ScreenBody question)
    {
        var at = node.Time.GetUtcNow();
        var answer = Explainer.Explain(
            node.Models,
            node.Register.Book,
            new ExplainRequest(
                question.From, question.To, question.Service, question.Trunk, null, question.Withheld,
                question.DivertedBy),
            node.Time);
        return answer.Value is not { } reply
            ? new ScreenAnswer { Field = answer.Field, Message = answer.Message }
            : new ScreenAnswer
            {
                Verdict = new ScreenReply
                {
                    Outcome = reply.Outcome,
                    Reason = reply.Reason,
                    Answer = reply.Answer,
                    Rule = reply.Rule == 0 ? null : reply.Rule,
                    Origin = new ScreenOrigin
                    {
                        Kind = reply.Origin.Kind,
                        Zone = reply.Origin.Zone,
                        Country = reply.Origin.Country,
                        Evidence = reply.Origin.Evidence,
                    },
                    From = reply.From,
                    To = reply.To,
                    At = TimeZoneInfo.ConvertTime(at, node.TimeZone),
                },
            };
    }
}
