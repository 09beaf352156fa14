using System.Globalization;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Makes the verdict on a text for one destination, counts it and writes its one record.</summary>
internal sealed class TextJudge(TextState state)
{
    const int CorrelationMax = LinkFlow.CorrelationStartMax + 10;

    /// <summary>The verdict, recorded, as what is to be done with all parts of the text.</summary>
    public TextDecision Decide(
        in TextArrival arrival, scoped SmppAddress source, scoped SmppAddress destination, uint sequence)
    {
        var milliseconds = state.Clock.UnixMilliseconds(arrival.Ticks);
        var screening = arrival.Trunk.Trunk.Screening;
        var book = arrival.Model.Book ?? state.Book;

        // The called line first: what it chose is far away in memory, and is asked for while the rest is read.
        var called = MessageQuestion.Called(destination, screening.Dial);
        book.Ask(called.Number);
        var query = MessageQuestion.Of(source, called, screening, milliseconds / 1_000);
        var trace = default(NoTrace);
        var verdict = VerdictRule.Judge(arrival.Model.Screening, book, query, ref trace);
        state.Verdicts.AddShared(state.Clock.Ticks() - arrival.Ticks);
        arrival.Trunk.Counters.Verdict(verdict.Reason);
        Record(arrival, query, verdict, milliseconds, source, sequence);
        return verdict.Outcome == Outcome.Refuse ? TextDecision.Refuse
            : verdict.Origin.Kind == OriginKind.Spoofed ? TextDecision.PassMarked
            : TextDecision.Pass;
    }

    /// <summary>Its correlation is who is bound, the link and the sequence number of the text on it.</summary>
    void Record(
        in TextArrival arrival, in ScreeningQuery query, in Verdict verdict, long milliseconds,
        scoped SmppAddress source, uint sequence)
    {
        var record = new Record(
            milliseconds, arrival.Model.Generation, query.Trunk.Index, query.Service, query.Caller.Number,
            query.Called, Withheld: false, verdict);
        Span<byte> correlation = stackalloc byte[CorrelationMax];
        var start = arrival.Link.CorrelationStart;
        start.CopyTo(correlation);
        sequence.TryFormat(
            correlation[start.Length..], out var digits, default, CultureInfo.InvariantCulture);
        var sender = query.Caller.Number.Form is NumberForm.Name or NumberForm.Short ? source.Text : default;
        state.Records.TryAdd(record, correlation[..(start.Length + digits)], sender);
    }
}
