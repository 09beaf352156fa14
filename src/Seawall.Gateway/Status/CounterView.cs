using System.Collections.Immutable;
using System.Text;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>Sums what the workers counted.</summary>
internal static class CounterView
{
    public static CounterSnapshot Of(
        TrunkCounterBook trunks, ImmutableArray<GateWorker> workers, ReportTable? reports,
        TextCounterBook textCounters, TextPlant? texts)
    {
        var sums = trunks.Sums();
        return new CounterSnapshot(
            [.. sums.SelectMany(row => row.Sum.EachRequest()
                .Select(count => new RequestCount(row.Trunk, Method(count.Method), count.Count)))],
            [.. sums.SelectMany(row => row.Sum.EachResponse()
                .Select(count => new ResponseCount(row.Trunk, count.Status, count.Count)))],
            [.. Refused(workers)],
            [.. sums.SelectMany(row => row.Sum.EachVerdict().Select(count =>
                new VerdictCount(count.Service, row.Trunk, OutcomeOf(count.Reason), count.Reason, count.Count))),
                .. TextView.Verdicts(textCounters)],
            Times(workers, texts))
        {
            Texts = Texts(sums, TextView.Counts(textCounters, texts)),
            Reports = [.. ReportFates.Each(reports)],
        };
    }

    /// <summary>Reasons under 100 pass.</summary>
    public static Outcome OutcomeOf(VerdictReason reason) => (int)reason < 100 ? Outcome.Pass : Outcome.Refuse;

    static TextCounts Texts(IReadOnlyList<(string Trunk, TrunkCounters Sum)> sums, TextCounts counts) => counts with
    {
        Unscreened =
        [
            .. counts.Unscreened,
            .. sums.SelectMany(row => row.Sum.EachUnscreened().Select(count =>
                new UnscreenedCount(row.Trunk, UnscreenedKinds.Label(count.Kind), count.Count))),
        ],
    };

    static IEnumerable<RefusedInputCount> Refused(ImmutableArray<GateWorker> workers)
    {
        for (var reason = 1; reason < SipRefusals.Count; reason++)
        {
            var count = workers.Sum(worker => worker.Counters.Of((SipRefusal)reason));
            if (count != 0)
            {
                yield return new RefusedInputCount(SipRefusals.Label((SipRefusal)reason), count);
            }
        }
        for (var reason = 1; reason < GateRefusals.Count; reason++)
        {
            var count = workers.Sum(worker => worker.Counters.Of((GateRefusal)reason));
            if (count != 0)
            {
                yield return new RefusedInputCount(GateRefusals.Label((GateRefusal)reason), count);
            }
        }
    }

    static VerdictTimes Times(ImmutableArray<GateWorker> workers, TextPlant? texts)
    {
        var counts = new long[VerdictClock.UpperSeconds.Length + 1];
        var seconds = 0.0;
        foreach (var worker in workers)
        {
            worker.Counters.Verdicts.AddTo(counts, ref seconds);
        }
        texts?.State.Verdicts.AddTo(counts, ref seconds);
        return new VerdictTimes(VerdictClock.UpperSeconds, [.. counts], seconds);
    }

    static string Method(int method) =>
        method == 0 ? "other" : Encoding.ASCII.GetString(SipMethods.Name((SipMethod)method));
}
