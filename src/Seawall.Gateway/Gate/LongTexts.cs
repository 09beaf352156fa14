using System.Buffers.Text;
using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// One verdict for all parts of a long text over IP, each in a MESSAGE of its own: what was decided for the first part
/// to come holds for the others, whatever the line chooses in between.
/// </summary>
internal sealed class LongTexts(GateState state, GateWorker worker)
{
    /// <summary>What was decided for the text that this is a part of; false where nothing was.</summary>
    public bool TryRecall(scoped in CarriedText carried, in ScreeningQuery query, long second, out Outcome outcome)
    {
        outcome = default;
        if (!carried.Part.IsPart
            || !state.Parts.TryFind(KeyOf(carried, query), carried.Part.Number, second, out var decision))
        {
            return false;
        }
        outcome = decision == TextDecision.Refuse ? Outcome.Refuse : Outcome.Pass;
        return true;
    }

    /// <summary>Holds what was decided for the other parts, where there are any.</summary>
    public void Hold(scoped in CarriedText carried, in ScreeningQuery query, long second, Outcome outcome)
    {
        if (carried.Part.IsPart)
        {
            var decision = outcome == Outcome.Refuse ? TextDecision.Refuse : TextDecision.Pass;
            state.Parts.Hold(KeyOf(carried, query), second, decision);
        }
    }

    ulong KeyOf(scoped in CarriedText carried, in ScreeningQuery query)
    {
        Span<byte> called = stackalloc byte[2 * E164.DigitsMax];
        Utf8Formatter.TryFormat(query.Called.Number.Value, called, out var length);
        return TextKey.OfText(
            state.Key, query.Trunk.Index, carried.Sender.Read(worker.Scratch),
            new SmppAddress(Ton.International, Npi.Isdn, called[..length]), carried.Part);
    }
}
