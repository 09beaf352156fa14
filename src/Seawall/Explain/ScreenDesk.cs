using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
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
    public async ValueTask<ScreenAnswer> JudgeAsync(
        ScreenBody question, string correlation, CancellationToken cancel)
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
        var campaign = CampaignEvidence.Decider(verdict) is not 0 and var id
            ? await CampaignAsync(query.Called.Number, id, cancel) : null;
        return new ScreenAnswer { Verdict = Say(question, judged) with { Campaign = campaign } };
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

    private async Task<ScreenCampaign> CampaignAsync(E164 line, uint id, CancellationToken cancel)
    {
        var evidence = new CampaignEvidence(node.Register.Campaigns, () => node.TimeZone);
        var one = (await evidence.OfAsync(line, [id], id, cancel))[0];
        return new ScreenCampaign
        {
            Id = id,
            Name = one.Name,
            State = one.State,
            Shadow = one.Shadow,
            Proof = one.Proof,
            ToldAt = one.Notice is { ToldAt.Length: > 0 } told
                ? DateTimeOffset.Parse(told.ToldAt, CultureInfo.InvariantCulture) : null,
            NextHop = one.Notice is { NextHop.Length: > 0 } taken ? taken.NextHop : null,
            MessageIds = one.Notice?.MessageIds ?? [],
        };
    }

    private ScreenReply Say(ScreenBody question, Judged judged)
    {
        var (trunk, query, verdict, at) = judged;
        var origin = Explainer.Origin(node.Models.Screening, verdict.Origin);
        return new ScreenReply
        {
            Outcome = Words.Of(verdict.Outcome),
            Reason = Words.Of(verdict.Reason),
            Answer = trunk.AnswerOf(query.Service, verdict),
            Rule = verdict.Rule == 0 || CampaignEvidence.Decider(verdict) != 0 ? null : verdict.Rule,
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
