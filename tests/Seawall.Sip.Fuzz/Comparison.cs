using System.Text;

namespace Seawall.Sip.Fuzz;

/// <summary>Sets the reader's view of a message beside the twin's.</summary>
internal static class Comparison
{
    /// <summary>What differs first, or null.</summary>
    public static string? Of(byte[] bytes, int rowsMax)
    {
        string text = Encoding.Latin1.GetString(bytes);
        TwinMessage twin = TwinReader.Read(text, rowsMax);
        SipMessage.Parse(bytes, new HeaderSlot[rowsMax], out SipMessage message);
        var differences = new Differences();
        CompareMessage(differences, message, twin);
        CompareRows(differences, message, twin);
        CompareAddresses(differences, message, twin);
        IdentityComparison.Compare(differences, message, twin);
        differences.Add("stream", StreamFraming.Next(bytes), TwinFraming.Next(text));
        return differences.First;
    }

    static void CompareMessage(Differences differences, scoped in SipMessage message, TwinMessage twin)
    {
        differences.Add("refusal", message.Refusal, twin.Refusal);
        differences.Add("request", message.IsRequest, twin.IsRequest);
        differences.Add("method", Text(message.MethodName), twin.Method);
        differences.Add("known method", Text(SipMethods.Name(message.Method)), KnownMethod(twin.Method));
        differences.Add("status", message.StatusCode, twin.Status);
        differences.Add("phrase", Text(message.ReasonPhraseRange.Of(message.Bytes)), twin.Phrase);
        differences.Add("call-id", Text(message.CallId), twin.CallId);
        differences.Add("cseq number", message.CSeqNumber, twin.CSeqNumber);
        differences.Add("cseq method", Text(message.CSeqMethodName), twin.CSeqMethod);
        differences.Add("max-forwards", message.MaxForwards, twin.MaxForwards);
        differences.Add("content-length", message.ContentLength, twin.ContentLength);
        differences.Add("can answer", message.CanAnswer, twin.CanAnswer);
        if (twin.Refusal == SipRefusal.None)
        {
            differences.Add("body", Text(message.Body), twin.Body);
        }
    }

    static void CompareRows(Differences differences, scoped in SipMessage message, TwinMessage twin)
    {
        differences.Add("rows", message.Headers.Length, twin.Rows.Count);
        for (int at = 0; at < Math.Min(message.Headers.Length, twin.Rows.Count); at++)
        {
            HeaderSlot slot = message.Headers[at];
            TwinRow row = twin.Rows[at];
            differences.Add("row id", slot.Id, row.Id);
            differences.Add("row", Text(message.Bytes[slot.NameOffset..slot.RowEnd]), row.Text);
            differences.Add("value", Text(message.Value(slot)), row.Value);
            differences.Add("first", message.First(slot.Id), twin.Rows.FindIndex(one => one.Id == row.Id));
            differences.Add("next", message.Next(at), twin.Rows.FindIndex(at + 1, one => one.Id == row.Id));
        }

        foreach (HeaderId id in (HeaderId[])[HeaderId.Via, HeaderId.Route, HeaderId.Contact, HeaderId.ProxyRequire])
        {
            var ours = new List<string>();
            foreach (HeaderValue value in message.Values(id))
            {
                ours.Add(Text(value.Range.Of(message.Bytes)));
            }

            differences.Add("list " + id, string.Join('|', ours), string.Join('|', twin.Values(id)));
        }
    }

    static void CompareAddresses(Differences differences, scoped in SipMessage message, TwinMessage twin)
    {
        CompareUri(differences, "uri", message.Uri, twin.Uri);
        CompareAddress(differences, "from", message.From, twin.From);
        CompareAddress(differences, "to", message.To, twin.To);
        differences.Add("from tag", Text(message.FromTag), twin.From?.Tag ?? "");
        differences.Add("to tag", Text(message.ToTag), twin.To?.Tag ?? "");
        ReadOnlySpan<byte> bytes = message.TopVia.Source;
        ref readonly ViaValue via = ref message.TopVia;
        TwinVia? other = twin.Via;
        differences.Add("via", Text(via.Whole.Of(bytes)), other?.Text ?? "");
        differences.Add("via transport", Text(via.TransportName.Of(bytes)), other?.Transport ?? "");
        differences.Add("via sent-by", Text(via.SentBy.Of(bytes)), other?.SentBy ?? "");
        differences.Add("via host", Text(via.Host.Of(bytes)), other?.Host ?? "");
        differences.Add("via branch", Text(via.Branch.Of(bytes)), other?.Branch ?? "");
        differences.Add("via rport", Text(via.Rport.Of(bytes)), other?.Rport ?? "");
        differences.Add("via received", Text(via.Received.Of(bytes)), other?.Received ?? "");
        differences.Add("via maddr", Text(via.Maddr.Of(bytes)), other?.Maddr ?? "");
        differences.Add("via port", via.Port, other?.Port ?? 0);
        differences.Add("via ttl", via.Ttl, other?.Ttl ?? 0);
    }

    static void CompareAddress(Differences differences, string name, scoped in NameAddr ours, TwinAddress? twin)
    {
        differences.Add(name + " uri", Text(ours.UriBytes), twin?.Uri ?? "");
        differences.Add(name + " bracketed", ours.Bracketed, twin?.Bracketed ?? false);
        differences.Add(name + " display", Text(ours.DisplayName), twin?.Display ?? "");
        foreach (TwinParameter parameter in twin?.Parameters ?? [])
        {
            ours.TryParameter(Encoding.Latin1.GetBytes(parameter.Name), out ReadOnlySpan<byte> value);
            differences.Add(name + " parameter " + parameter.Name, Text(value), twin!.Find(parameter.Name));
        }
    }

    /// <summary>A URI, part by part, with the telephone number in it.</summary>
    public static void CompareUri(Differences differences, string name, scoped in SipUri ours, TwinUri? twin)
    {
        ReadOnlySpan<byte> bytes = ours.Source;
        differences.Add(name, Text(ours.Whole.Of(bytes)), twin?.Text ?? "");
        differences.Add(name + " scheme", ours.Scheme, twin?.Scheme ?? UriScheme.Unknown);
        differences.Add(name + " user", Text(ours.User.Of(bytes)), twin?.User ?? "");
        differences.Add(name + " password", Text(ours.Password.Of(bytes)), twin?.Password ?? "");
        differences.Add(name + " host", Text(ours.Host.Of(bytes)), twin?.Host ?? "");
        differences.Add(name + " port", ours.Port, twin?.Port ?? 0);
        differences.Add(name + " parameters", Text(ours.Parameters.Of(bytes)), twin?.Parameters ?? "");
        differences.Add(name + " headers", ours.HasHeaders ? Text(ours.Headers.Of(bytes)) : null, twin?.Headers);
        foreach (string one in (string[])["lr", "user", "transport", "maddr"])
        {
            bool has = ours.TryParameter(Encoding.Latin1.GetBytes(one), out ReadOnlySpan<byte> value);
            differences.Add(name + " " + one, has ? Text(value) : null, TwinUris.Find(twin?.Parameters ?? "", one));
        }

        bool telephone = TelephoneFacts.TryRead(ours, new byte[bytes.Length], out TelephoneFacts facts);
        (string Number, string Context)? number = twin is null ? null : TwinUris.Telephone(twin);
        differences.Add(name + " telephone", telephone, number is not null);
        differences.Add(name + " number", Text(facts.Number), number?.Number ?? "");
        differences.Add(name + " context", Text(facts.PhoneContext), number?.Context ?? "");
    }

    static string KnownMethod(string name) => name is "INVITE" or "ACK" or "BYE" or "CANCEL" or "OPTIONS" or "MESSAGE"
        or "PRACK" or "UPDATE" or "INFO" or "SUBSCRIBE" or "NOTIFY" or "REFER" or "REGISTER" or "PUBLISH" ? name : "";

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);
}

/// <summary>Keeps the first difference that is added.</summary>
internal sealed class Differences
{
    /// <summary>What differs first: its name, ours, and the twin's.</summary>
    public string? First { get; private set; }

    /// <summary>Notes the two where they differ.</summary>
    public void Add<T>(string name, T ours, T twin)
    {
        if (First is null && !EqualityComparer<T>.Default.Equals(ours, twin))
        {
            First = $"{name}: reader «{ours}», twin «{twin}»";
        }
    }
}
