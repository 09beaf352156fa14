namespace Seawall.Smpp;

/// <summary>
/// The two halves of the answer to a submit_multi of which some destinations were refused: what we refused is written
/// down when the request goes on, and put to what the far leg refused when its answer comes (v3.4 §4.5.2).
/// </summary>
public static class MultiAnswer
{
    /// <summary>
    /// Writes unsuccess_sme for the refused destinations of a request, in their order. Returns the octets written, -1
    /// when the span is too small. A list is named by its name, without a type.
    /// </summary>
    public static int WriteRefused(
        scoped in SmppPdu request, scoped in DestinationSet refused, SmppStatus status, Span<byte> span)
    {
        var list = new UnsuccessfulListWriter(span);
        DestinationReader destinations = request.Destinations;
        while (destinations.MoveNext())
        {
            if (refused.Contains(destinations.Index) && !list.TryPut(destinations.Current.Address, status))
            {
                return PduWriter.Failed;
            }
        }

        return list.Written.Length;
    }

    /// <summary>
    /// Writes the response of the far leg with ours added. One that says no for all of them goes on as it is. Returns
    /// the length written, -1 when the span is too small.
    /// </summary>
    public static int WriteMerged(
        scoped in SmppPdu response, scoped in ForwardPlan plan, int refusedCount, scoped ReadOnlySpan<byte> refused,
        Span<byte> span)
    {
        SmppStatus status = plan.Status ?? response.Status;
        if (status != SmppStatus.Ok || refusedCount == 0)
        {
            return PduForwarder.Write(response, plan, span);
        }

        var writer = new PduWriter(span, CommandId.SubmitMultiResp, status, plan.Sequence);
        writer.Put(SmppField.MessageId, response.Text(SmppField.MessageId));
        writer.PutUnsuccessful(
            response.Octet(SmppField.UnsuccessfulCount), response.Range(SmppField.Unsuccessful).Of(response.Bytes),
            refusedCount, refused);
        if (!plan.DropTlvs)
        {
            writer.PutTlvs(response.TlvRange.Of(response.Bytes));
        }

        return writer.Finish();
    }
}
