namespace Seawall.Sip.Fuzz;

/// <summary>A header row as the twin sees it.</summary>
internal sealed record TwinRow(HeaderId Id, string Text, string Value);

/// <summary>A Via value.</summary>
internal sealed record TwinVia(
    string Text, string Transport, string SentBy, string Host, int Port, string Branch, string? Rport, string Received,
    string Maddr, int Ttl);

/// <summary>A URI.</summary>
internal sealed record TwinUri(
    string Text, UriScheme Scheme, string User, string Password, string Host, int Port, string Parameters,
    string? Headers);

/// <summary>A name-addr or addr-spec.</summary>
internal sealed record TwinAddress(
    string Display, string Uri, bool Bracketed, string Tag, IReadOnlyList<TwinParameter> Parameters)
{
    /// <summary>The value of the first parameter with this name; null without one.</summary>
    public string? Find(string name) =>
        Parameters.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

/// <summary>A header parameter; the value is empty where there is none.</summary>
internal sealed record TwinParameter(string Text, string Name, string Value);

/// <summary>What the twin makes of a message.</summary>
internal sealed class TwinMessage
{
    public SipRefusal Refusal { get; set; }

    public bool IsRequest { get; set; }

    public string Method { get; set; } = "";

    public TwinUri? Uri { get; set; }

    public int Status { get; set; }

    public string Phrase { get; set; } = "";

    public List<TwinRow> Rows { get; } = [];

    public TwinVia? Via { get; set; }

    public TwinAddress? From { get; set; }

    public TwinAddress? To { get; set; }

    public string CallId { get; set; } = "";

    public int CSeqNumber { get; set; }

    public string CSeqMethod { get; set; } = "";

    public int MaxForwards { get; set; } = -1;

    public int ContentLength { get; set; } = -1;

    public string Body { get; set; } = "";

    public bool CanAnswer { get; set; }

    /// <summary>All values of a comma list, over all rows.</summary>
    public IEnumerable<string> Values(HeaderId id) =>
        Rows.Where(row => row.Id == id).SelectMany(row => Abnf.List(row.Value));
}
