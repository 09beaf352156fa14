using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Seawall.Console;
using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Serving;

namespace Seawall.Explain;

/// <summary>
/// Verdicts for elements that ask by HTTP: 1 judged as the wire would be, 2 recorded, 3 counted. Thread-safe.
/// </summary>
internal sealed class ScreenDesk(Node node) : IScreenDesk
{
    private readonly ConcurrentDictionary<VerdictCount, Tally> _counts = [];

    /// <inheritdoc/>
    public ScreenAnswer Judge(ScreenBody question, string correlation)
    {
        // 1 judge
        var models = node.Models;
        var trace = default(NoTrace);
        var answer = Judging.Judge(
            models,
            node.Register.Book,
            new ExplainRequest(
                question.From, question.To, question.Service, question.Trunk, null, question.Withheld,
                question.DivertedBy),
            node.Time,
            ref trace);
        if (answer.Value is not { } judged)
        {
            return new ScreenAnswer { Field = answer.Field, Message = answer.Message };
        }

        var (trunk, query, verdict, at) = judged;
        if (query.Called.Form is NumberForm.Absent or NumberForm.Malformed)
        {
            return new ScreenAnswer
            {
                Field = "to", Message = "to: expected + and digits, or a number as the trunk writes it",
            };
        }

        // 2 record
        node.RecordSink.TryAdd(
            new Record(
                at.ToUnixTimeMilliseconds(), models.Generation, query.Trunk.Index, query.Service, query.Caller.Number,
                query.Called, query.Caller.Withheld, verdict),
            Encoding.UTF8.GetBytes(correlation),
            query.Caller.Number.Form is NumberForm.Name or NumberForm.Short && query.Service == Service.Sms
                ? Encoding.UTF8.GetBytes(question.From ?? "") : []);

        // 3 count
        _counts.GetOrAdd(
            new VerdictCount(query.Service, trunk.Screening.Name, verdict.Outcome, verdict.Reason, 0),
            static _ => new Tally()).Add();
        return new ScreenAnswer { Verdict = Say(question, judged) };
    }

    /// <summary>The verdicts made here, beside those of the wire.</summary>
    public ImmutableArray<VerdictCount> Counts(ImmutableArray<VerdictCount> wire) => _counts.IsEmpty
        ? wire
        :
        [
            .. wire.Concat(_counts.Select(row => row.Key with { Count = row.Value.Count }))
                .GroupBy(row => row with { Count = 0 })
                .Select(same => same.Key with { Count = same.Sum(row => row.Count) }),
        ];

    private ScreenReply Say(ScreenBody question, Judged judged)
    {
        var (trunk, query, verdict, at) = judged;
        var origin = Explainer.Origin(node.Models.Screening, verdict.Origin);
        return new ScreenReply
        {
            Outcome = Words.Of(verdict.Outcome),
            Reason = Words.Of(verdict.Reason),
            Answer = trunk.AnswerOf(query.Service, verdict),
            Rule = verdict.Rule == 0 ? null : verdict.Rule,
            Origin = new ScreenOrigin
            {
                Kind = origin.Kind, Zone = origin.Zone, Country = origin.Country, Evidence = origin.Evidence,
            },
            From = Explainer.Show(query.Caller.Number, question.From),
            To = Explainer.Show(query.Called, question.To),
            At = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(
                at.ToUnixTimeMilliseconds()), node.TimeZone),
        };
    }

    private sealed class Tally
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public void Add() => Interlocked.Increment(ref _count);
    }
}
