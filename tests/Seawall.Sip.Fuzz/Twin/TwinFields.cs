using System.Text.RegularExpressions;

namespace Seawall.Sip.Fuzz;

/// <summary>The headers a proxy uses, as the twin reads them.</summary>
internal static class TwinFields
{
    /// <summary>Reads them all; the first fault counts. A null body means that the rows did not end.</summary>
    public static SipRefusal Read(TwinMessage message, SipRefusal rows, string? body)
    {
        SipRefusal[] found =
        [
            One(message, HeaderId.Via, SipRefusal.ViaMissing, SipRefusal.ViaMalformed, value =>
            {
                string top = Abnf.List(value).First();
                TwinVia? whole = ReadVia(top);
                message.Via = whole ?? ReadViaHead(top);
                return whole is not null;
            }),
            One(message, HeaderId.From, SipRefusal.FromMissing, SipRefusal.FromMalformed, value =>
                (message.From = ReadAddress(value)) is not null),
            One(message, HeaderId.To, SipRefusal.ToMissing, SipRefusal.ToMalformed, value =>
                (message.To = ReadAddress(value)) is not null),
            One(message, HeaderId.CallId, SipRefusal.CallIdMissing, SipRefusal.CallIdMalformed, value =>
                (message.CallId = Abnf.CallId.IsMatch(value) ? value : "").Length > 0),
            ReadCSeq(message),
            One(message, HeaderId.MaxForwards, SipRefusal.None, SipRefusal.MaxForwardsMalformed, value =>
                (message.MaxForwards = Abnf.Number(value, 255) ?? -1) >= 0),
            body is null ? rows : ReadBody(message, body),
        ];
        message.CanAnswer = message.IsRequest && message.Via is not null
            && rows is not (SipRefusal.LineBreakMalformed or SipRefusal.HeadersTooMany)
            && new[] { HeaderId.From, HeaderId.To, HeaderId.CallId, HeaderId.CSeq }
                .All(id => message.Rows.Any(row => row.Id == id));
        return found.FirstOrDefault(one => one != SipRefusal.None);
    }

    /// <summary>A Via value, or null.</summary>
    public static TwinVia? ReadVia(string value)
    {
        Match match = Abnf.Via.Match(value);
        if (!match.Success)
        {
            return null;
        }

        int? port = match.Groups["port"].Success ? Abnf.Number(match.Groups["port"].Value, 65535) : -1;
        TwinParameter[] parameters = ReadParameters(match.Groups["params"].Value);
        string[] known = ["branch", "rport", "received", "maddr", "ttl"];
        bool repeated = known.Any(name => parameters.Count(one => Is(one, name)) > 1);
        string branch = parameters.FirstOrDefault(one => Is(one, "branch"))?.Value ?? "-";
        TwinParameter? rport = parameters.FirstOrDefault(one => Is(one, "rport"));
        TwinParameter? received = parameters.FirstOrDefault(one => Is(one, "received"));
        TwinParameter? maddr = parameters.FirstOrDefault(one => Is(one, "maddr"));
        TwinParameter? ttl = parameters.FirstOrDefault(one => Is(one, "ttl"));
        bool sound = port is not null && !repeated && branch.Length > 0 && branch[0] != '"'
            && (rport is null || rport.Value.Length == 0 || Abnf.Number(rport.Value, 65535) is not null)
            && (received is null || Abnf.Address.IsMatch(received.Value))
            && (maddr is null || Abnf.Address.IsMatch(maddr.Value))
            && (ttl is null || Abnf.Number(ttl.Value, 255) is not null);
        return !sound ? null : new TwinVia(
            Abnf.Trim(value), match.Groups["transport"].Value, match.Groups["sentby"].Value, match.Groups["host"].Value,
            port!.Value, branch == "-" && !parameters.Any(one => Is(one, "branch")) ? "" : branch, rport?.Text,
            received?.Value ?? "", maddr?.Value ?? "", ttl is null ? -1 : Abnf.Number(ttl.Value, 255)!.Value);
    }

    // What is enough for an answer, where the parameters are wrong.
    static TwinVia? ReadViaHead(string value)
    {
        Match match = Abnf.ViaHead.Match(value);
        int? port = match.Groups["port"].Success ? Abnf.Number(match.Groups["port"].Value, 65535) : -1;
        return !match.Success || port is null ? null : new TwinVia(
            Abnf.Trim(value), match.Groups["transport"].Value, match.Groups["sentby"].Value, match.Groups["host"].Value,
            port.Value, "", null, "", "", -1);
    }

    /// <summary>A name-addr or addr-spec with parameters, or null.</summary>
    public static TwinAddress? ReadAddress(string value)
    {
        Match match = Abnf.NameAddr.Match(value);
        bool bracketed = match.Success;
        match = bracketed ? match : Abnf.AddrSpec.Match(value);
        if (!match.Success)
        {
            return null;
        }

        TwinParameter[] parameters = ReadParameters(match.Groups["params"].Value);
        TwinParameter[] tags = parameters.Where(one => Is(one, "tag")).ToArray();
        return tags.Length > 1 || tags.Any(tag => tag.Value.Length == 0 || tag.Value[0] == '"')
            ? null
            : new TwinAddress(
                Abnf.Trim(match.Groups["display"].Value), match.Groups["uri"].Value, bracketed,
                tags.FirstOrDefault()?.Value ?? "", parameters);
    }

    /// <summary>Parameters that are known to be well-formed.</summary>
    public static TwinParameter[] ReadParameters(string text) =>
        Abnf.Parameter.Matches(text)
            .Select(one => new TwinParameter(
                one.Value[(one.Groups["name"].Index - one.Index)..],
                one.Groups["name"].Value,
                one.Groups["value"].Value))
            .ToArray();

    static bool Is(TwinParameter parameter, string name) =>
        parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    static SipRefusal One(
        TwinMessage message, HeaderId id, SipRefusal missing, SipRefusal malformed, Func<string, bool> read)
    {
        TwinRow? row = message.Rows.FirstOrDefault(one => one.Id == id);
        return row is null ? missing : read(row.Value) ? SipRefusal.None : malformed;
    }

    static SipRefusal ReadCSeq(TwinMessage message) =>
        One(message, HeaderId.CSeq, SipRefusal.CSeqMissing, SipRefusal.CSeqMalformed, value =>
        {
            Match match = Abnf.CSeq.Match(value);
            int? number = Abnf.Number(match.Groups["number"].Value, int.MaxValue);
            message.CSeqNumber = number ?? 0;
            message.CSeqMethod = number is null ? "" : match.Groups["method"].Value;
            return number is not null;
        }) is var refusal and not SipRefusal.None ? refusal
        : message.IsRequest && message.CSeqMethod != message.Method ? SipRefusal.CSeqMethodMismatch : SipRefusal.None;

    static SipRefusal ReadBody(TwinMessage message, string body)
    {
        message.Body = body;
        return One(message, HeaderId.ContentLength, SipRefusal.None, SipRefusal.ContentLengthMalformed, value =>
            (message.ContentLength = Abnf.Number(value, int.MaxValue) ?? -1) >= 0) switch
        {
            SipRefusal.None when message.ContentLength > body.Length => SipRefusal.ContentLengthBeyondMessage,
            SipRefusal.None when message.ContentLength >= 0 => Cut(message, body),
            var refusal => refusal,
        };
    }

    static SipRefusal Cut(TwinMessage message, string body)
    {
        message.Body = body[..message.ContentLength];
        return SipRefusal.None;
    }
}
