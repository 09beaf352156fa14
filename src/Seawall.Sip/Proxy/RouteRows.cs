namespace Seawall.Sip;

/// <summary>
/// Writes the Route rows of a request without the values that a <see cref="RoutePlan"/> takes out, and with the one it
/// appends. A value that stays keeps its bytes; a row of which nothing stays is left out.
/// </summary>
internal ref struct RouteRows
{
    readonly ReadOnlySpan<byte> bytes;
    readonly ReadOnlySpan<byte> appended;
    readonly bool withoutMaddr;
    readonly int keepFrom;
    readonly int keepTo;
    readonly int count;
    HeaderValues values;
    int index;

    internal RouteRows(scoped in SipMessage request, scoped in RoutePlan plan, bool withoutAll)
    {
        bytes = request.Bytes;
        values = request.Values(HeaderId.Route);
        count = plan.Values;
        withoutMaddr = plan.WithoutMaddr;
        if (!withoutAll)
        {
            appended = plan.AppendedRoute;
            keepFrom = plan.RemovedFirst;
            keepTo = plan.Values - (plan.RemovedLast ? 1 : 0);
        }

        Change = withoutAll || keepFrom > 0 || keepTo < count || !appended.IsEmpty;
    }

    /// <summary>Whether anything changes; if not, the rows are copied like any other.</summary>
    internal bool Change { get; }

    /// <summary>
    /// Writes what stays of the next Route row; after the last one, the appended value in a row of its own.
    /// </summary>
    internal void PutRow(scoped ref WireWriter writer, scoped in HeaderSlot row)
    {
        var (start, end, tail) = (-1, 0, 0);
        var last = false;
        while (!last && values.MoveNext())
        {
            var value = values.Current;
            last = value.IsLastInRow;
            if (index >= keepFrom && index < keepTo)
            {
                start = start < 0 ? value.Range.Start : start;
                end = value.Range.End;
                tail = last ? end : row.ValueEnd;
            }

            index++;
        }

        if (start >= 0)
        {
            writer.Put(bytes[row.NameOffset..row.ValueOffset]);
            writer.Put(bytes[start..end]);
            writer.Put(bytes[tail..row.RowEnd]);
        }

        if (index == count && !appended.IsEmpty)
        {
            writer.Put("Route: <"u8);
            RequestForwarder.PutUri(ref writer, appended, withoutMaddr);
            writer.Put(">\r\n"u8);
        }
    }
}
