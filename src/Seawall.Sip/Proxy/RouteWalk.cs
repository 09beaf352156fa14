namespace Seawall.Sip;

/// <summary>
/// The Route values of a request while routing takes some of them away, from the front and from the end.
/// </summary>
internal ref struct RouteWalk
{
    readonly ReadOnlySpan<byte> bytes;
    HeaderValues values;
    SipUri first;

    internal RouteWalk(scoped in SipMessage request)
    {
        bytes = request.Bytes;
        values = request.Values(HeaderId.Route);
        foreach (var _ in values)
        {
            Values++;
        }
    }

    /// <summary>How many values the request has.</summary>
    internal int Values { get; }

    /// <summary>How many were taken from the front.</summary>
    internal int Taken { get; private set; }

    internal bool LastTaken { get; private set; }

    internal readonly bool IsEmpty => Taken + (LastTaken ? 1 : 0) == Values;

    /// <summary>The first value that is left, after <see cref="TryTakeOwn"/>.</summary>
    internal readonly SipUri First => first;

    internal bool TryTakeLast(out SipUri uri)
    {
        HeaderValue last = default;
        foreach (var value in values)
        {
            last = value;
        }

        LastTaken = true;
        return TryRead(last, out uri);
    }

    /// <summary>Takes the values that name us off the front; false when one that had to be read is malformed.</summary>
    internal bool TryTakeOwn(OwnNames names, out SipUri lastOwn)
    {
        lastOwn = default;
        while (!IsEmpty && values.MoveNext())
        {
            if (!TryRead(values.Current, out first))
            {
                return false;
            }

            if (!RouteRule.IsOwn(first, names))
            {
                return true;
            }

            lastOwn = first;
            Taken++;
        }

        return true;
    }

    // route-param = name-addr *( SEMI rr-param ): the angle brackets are not a choice (§20.34).
    readonly bool TryRead(HeaderValue value, out SipUri uri)
    {
        uri = default;
        return NameAddr.TryRead(bytes, value.Range.Start, value.Range.End, out var address)
            && address.Bracketed && address.TryUri(out uri);
    }
}
