using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Refuses a text in a MESSAGE as a phone does that cannot take it (TS 24.341 §5.3.2.4): the MESSAGE is accepted, and a
/// report of our own tells the gateway it came from that the text was not. Refusing the MESSAGE itself would only say
/// that it did not arrive, and have it sent again by another way.
/// </summary>
internal sealed class Reporter(GateState state, GateWorker worker, WayRule ways, Answers answers)
{
    const int ErrorOctetsMax = 8;

    readonly byte[] room = new byte[GatewayLimits.ReportBytesMax];

    /// <summary>
    /// Answers the MESSAGE and sends the report. What comes back is what the memory is to hold: a report that is looked
    /// after, one that goes again with each copy, or <see cref="Decision.Refuse"/>, with nothing done, where none can
    /// be made: the text names no address that a report could go to.
    /// </summary>
    public Decision Refuse(scoped in SipMessage request, in Incoming incoming, scoped in CarriedText carried)
    {
        var facts = IdentityFacts.Read(request);
        var line = ServedLine(request, facts, incoming.Trunk!);
        var gateway = Gateway(request, facts);
        if (gateway.IsEmpty || line.IsEmpty || !TryWay(request, incoming, out var way))
        {
            return Decision.Refuse;
        }

        var branch = Branch.OfReport(state.Key, incoming.BranchSum);
        var cause = carried.Kind == CarriedKind.Unreadable ? carried.FaultCause : incoming.Trunk!.Model.Texts.Cause;
        Span<byte> error = stackalloc byte[ErrorOctetsMax];
        var octets = RpWriter.WriteError(RpType.ErrorFromMobile, carried.Reference, cause, default, error);
        var length = ReportWriter.Write(
            new ReportPlan
            {
                Gateway = gateway,
                Line = line,
                InReplyTo = request.CallId,
                Transport = way.Transport,
                SentBy = state.Listeners[way.Listener].SentBy,
                BranchSum = branch,
                Body = error[..octets],
            },
            room);
        if (length < 0)
        {
            return Decision.Refuse;
        }

        answers.Accept(request, incoming);
        return Send(branch, length, way);
    }

    Decision Send(UInt128 branch, int length, in Way way)
    {
        var report = room.AsSpan(0, length);
        var isKept = state.Reports.Keep(branch, report, way);
        report.CopyTo(worker.Outlet.Reserve());
        if (!worker.Outlet.Send(length, way))
        {
            state.Reports.DidNotLeave(branch);
        }
        return isKept ? Decision.Report : Decision.ReportAgain;
    }

    /// <summary>The trunk's group for reports, where one of it is up; else the way an answer goes.</summary>
    bool TryWay(scoped in SipMessage request, in Incoming incoming, out Way way)
    {
        if (incoming.Trunk!.ReportsTo is { } group && ways.Choose(group, request) is { } hop)
        {
            way = hop.Way;
            return true;
        }
        var back = AnswerWriter.Hop(request, incoming.Arrival.Source, incoming.Arrival.Path);
        if (!ReturnWay.TryFind(back, state.Listeners, out way))
        {
            return false;
        }
        way = way with { FromWhereItCame = true };
        return true;
    }

    /// <summary>
    /// Who sent the text: the asserted identity (TS 24.341 §5.3.2.4), a sip one before a tel one; else From, where that
    /// names somebody.
    /// </summary>
    static ReadOnlySpan<byte> Gateway(scoped in SipMessage request, scoped in IdentityFacts facts)
    {
        var best = ReadOnlySpan<byte>.Empty;
        foreach (var value in request.Values(HeaderId.PAssertedIdentity))
        {
            if (NameAddr.TryRead(request.Bytes, value.Range.Start, value.Range.End, out var address)
                && address.TryUri(out var uri)
                && IsTarget(uri))
            {
                if (uri.IsSip)
                {
                    return uri.Whole.Of(uri.Source);
                }
                best = best.IsEmpty ? uri.Whole.Of(uri.Source) : best;
            }
        }
        if (!best.IsEmpty)
        {
            return best;
        }
        return facts.FromState == IdentityState.Read && !facts.Anonymous && IsTarget(facts.From)
            ? facts.From.Whole.Of(facts.From.Source)
            : default;
    }

    /// <summary>A Request-URI has no headers (RFC 3261 §19.1.1).</summary>
    static bool IsTarget(scoped in SipUri uri) => (uri.IsSip || uri.Scheme == UriScheme.Tel) && !uri.HasHeaders;

    /// <summary>Whose text it was: the served user at an application server, else the Request-URI.</summary>
    static ReadOnlySpan<byte> ServedLine(scoped in SipMessage request, scoped in IdentityFacts facts, Trunk trunk) =>
        trunk.Model.Mode == TrunkMode.As
        && facts.ServedUserState == IdentityState.Read
        && facts.ServedSessionCase == SessionCase.Terminating
            ? facts.ServedUser.Whole.Of(facts.ServedUser.Source)
            : request.RequestUri;
}
