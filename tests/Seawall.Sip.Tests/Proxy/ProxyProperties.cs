using System.Text;
using CsCheck;
using Xunit;

namespace Seawall.Sip.Tests.Proxy;

/// <summary>
/// Whole messages against a slow twin made of strings: a message is a list of rows here, and forwarding edits the list.
/// </summary>
public class ProxyProperties
{
    const string Source = "192.0.2.10";
    const int SourcePort = 41000;
    const int Iterations = 2000;

    /// <summary>Via values as they come, and as they look with received and rport written in.</summary>
    static readonly (string Came, string Stamped)[] Vias =
    [
        ("SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1", "SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1"),
        ("SIP/2.0/UDP a.net;branch=z9hG4bKb,2", "SIP/2.0/UDP a.net;branch=z9hG4bKb,2"),
        ("SIP/2.0/TCP a.net;branch=z9hG4bKb2", "SIP/2.0/TCP a.net;branch=z9hG4bKb2;received=192.0.2.10"),
        ("SIP/2.0/UDP [2001:db8::7]:5;rport;branch=z9hG4bKc3",
            "SIP/2.0/UDP [2001:db8::7]:5;rport=41000;branch=z9hG4bKc3;received=192.0.2.10"),
        ("SIP / 2.0 / TLS b.net : 5061 ;x=\"a,;\" ;rport",
            "SIP / 2.0 / TLS b.net : 5061 ;x=\"a,;\" ;rport=41000;received=192.0.2.10"),
        ("SIP/2.0/UDP c.net;received=10.0.0.1;branch=1;maddr=224.0.1.75;ttl=2",
            "SIP/2.0/UDP c.net;received=192.0.2.10;branch=1;maddr=224.0.1.75;ttl=2"),
    ];

    static readonly string[] OtherRows =
    [
        "X-Empty:", "Subject: \"un,closed <", "x : a\r\n  b\r\n\t\r\n c", "no colon at all",
        "P-Asserted-Identity: <tel:+44>,<sip:a@b>",
        "Record-Route: <sip:up.net;lr>", "Accept: a;q=0.1 ,b", "Véry-Ünusual: \u0000\u00ff",
        "Authorization: Digest a=\"b\",c=d", "Date:\tnow ",
    ];

    const int OwnRouteValues = 2;

    static readonly string[] RouteValues =
    [
        "<sip:192.0.2.1;lr>", "<sip:screen.example.net:5099;lr;sw>", "\"a, b\" <sip:p1.net;lr>",
        "<sip:p2.net:5070;transport=tcp;lr=on>;z=1",
    ];

    static readonly Gen<Sketch> Sketches =
        Gen.Int[0, Vias.Length - 1].Where(index => index != 1).Array[1, 4]
            .Select(Gen.Bool, Gen.Int[-1, 255].Where(hops => hops != 0), Gen.Int[0, RouteValues.Length - 1].Array[0, 4])
            .Select(Gen.Bool, Gen.Int[0, OtherRows.Length - 1].Array[0, 6], Gen.Byte.Array[0, 40])
            .Select(Gen.Bool, Gen.Bool, Gen.Int[0, 5])
            .Select(drawn =>
            {
                var (((vias, viasJoined, hops, routes), routesJoined, others, body), lengthSaid, stream, place) = drawn;
                return new Sketch(
                    vias, viasJoined, hops, routes, routesJoined, others, body, lengthSaid, stream, place);
            });

    [Fact]
    public void Forwarding_changes_what_it_has_to_and_not_one_byte_more() => Sketches.Sample(sketch =>
    {
        var forwarded = RelayFor(sketch).Forward(sketch.Request());
        var own = Encoding.Latin1.GetString(forwarded).Split("\r\n")[1];
        Assert.Equal(Encoding.Latin1.GetString(sketch.Forwarded(own)), Encoding.Latin1.GetString(forwarded));
        Assert.Matches("^Via: SIP/2.0/(UDP|TCP) 192.0.2.1:5060;branch=z9hG4bK[0-9a-f]{32};sw=[0-9a-f]{20}$", own);
    }, iter: Iterations);

    [Fact]
    public void A_response_comes_back_as_if_we_had_not_been_there() => Sketches.Sample(sketch =>
    {
        var relay = RelayFor(sketch);
        var own = Encoding.Latin1.GetString(relay.Forward(sketch.Request())).Split("\r\n")[1]["Via: ".Length..];
        var back = relay.Back(sketch.Response(own, sketch.LengthSaid), relay.Transport).Octets;
        var without = sketch.Response("", sketch.LengthSaid || sketch.Stream);
        Assert.Equal(Encoding.Latin1.GetString(without), Encoding.Latin1.GetString(back));
    }, iter: Iterations);

    [Fact]
    public void Damage_anywhere_never_throws_and_is_never_sent_elsewhere() =>
        Sketches.Select(Gen.Int[0, 4000], Gen.Byte).Sample(drawn =>
        {
            var (sketch, place, octet) = drawn;
            var relay = RelayFor(sketch);
            var request = sketch.Request();
            var own = Encoding.Latin1.GetString(relay.Forward(request)).Split("\r\n")[1]["Via: ".Length..];
            var response = sketch.Response(own, sketch.LengthSaid);
            var sound = relay.Back(response).Hop;
            response[place % response.Length] = octet;
            if (SipMessage.Parse(response, new HeaderSlot[99], out var damaged) == SipRefusal.None && !damaged.IsRequest
                && ResponseForwarder.Decide(damaged, relay.Names, relay.Key, out var hop) == ResponseDrop.None)
            {
                Assert.Equal(sound, Relay.Text(hop));
                Assert.InRange(ResponseForwarder.Write(damaged, SipTransport.Tcp, new byte[9000]), 1, 9000);
            }
        }, iter: Iterations);

    static Relay RelayFor(Sketch sketch) => new()
    {
        Source = Source,
        SourcePort = SourcePort,
        Transport = sketch.Stream ? SipTransport.Tcp : SipTransport.Udp,
    };

    /// <summary>One row: the name and its values, or a text of which nothing is known.</summary>
    sealed record Row(string Name, string[] Values)
    {
        internal string Text => Name == "" ? Values[0] : $"{Name}: {string.Join(", ", Values)}";
    }

    /// <summary>What was drawn: indexes into the tables above, and how the rows are cut and laid.</summary>
    sealed record Sketch(
        int[] Vias, bool ViasJoined, int Hops, int[] Routes, bool RoutesJoined, int[] Others, byte[] Body,
        bool LengthSaid, bool Stream, int Place)
    {
        static readonly Row From = new("From", ["<sip:a@b>;tag=1"]);

        IEnumerable<string> Stamped => Vias.Select((index, place) =>
            place == 0 ? ProxyProperties.Vias[index].Stamped : ProxyProperties.Vias[index].Came);

        internal byte[] Request() => Message("INVITE sip:+86@192.0.2.1 SIP/2.0", RequestRows(), LengthSaid);

        /// <summary>The twin: the same list of rows, each changed by hand.</summary>
        internal byte[] Forwarded(string own)
        {
            List<Row> rows = [new Row("", [own])];
            if (Hops < 0)
            {
                rows.Add(new Row("Max-Forwards", ["70"]));
            }

            var first = true;
            var gone = Routes.TakeWhile(index => index < OwnRouteValues).Count();
            foreach (var row in RequestRows())
            {
                if (row.Name == "v")
                {
                    rows.Add(first ? row with { Values = [Stamped.First(), .. row.Values.Skip(1)] } : row);
                    first = false;
                }
                else if (row.Name == "Route")
                {
                    var left = row.Values.Skip(gone).ToArray();
                    gone -= row.Values.Length - left.Length;
                    rows.AddRange(left.Length == 0 ? [] : [row with { Values = left }]);
                }
                else
                {
                    rows.Add(row.Name == "mAx-forwards " ? row with { Values = [$" {Hops - 1} "] } : row);
                }
            }

            return Message("INVITE sip:+86@192.0.2.1 SIP/2.0", rows, LengthSaid || Stream);
        }

        /// <summary>A response with our Via on top, and without it as the neighbour shall see it.</summary>
        internal byte[] Response(string own, bool lengthSaid)
        {
            var rows = Laid([.. Cut("Via", ["@", .. Stamped], ViasJoined), From, new("To", ["<sip:c@d>;tag=2"]),
                new("Call-ID", ["1"]), new("CSeq", ["1 INVITE"])]);
            IEnumerable<Row> vias = own == ""
                ? rows.Where(row => row.Values is not ["@"])
                    .Select(row => row with { Values = [.. row.Values.Where(value => value != "@")] })
                : rows.Select(row => row with { Values = [.. row.Values.Select(value => value == "@" ? own : value)] });
            return Message("SIP/2.0 200 OK", vias, lengthSaid);
        }

        List<Row> RequestRows()
        {
            List<Row> rows = [From, .. Cut("v", Vias.Select(index => ProxyProperties.Vias[index].Came), ViasJoined),
                new("To", ["<sip:c@d>"])];
            rows.AddRange(Cut("Route", Routes.Select(index => RouteValues[index]), RoutesJoined));
            rows.AddRange([new("Call-ID", ["1"]), new("CSeq", ["1 INVITE"])]);
            if (Hops >= 0)
            {
                rows.Insert(Math.Min(Place, rows.Count), new("mAx-forwards ", [$" {Hops} "]));
            }

            return Laid(rows);
        }

        byte[] Message(string startLine, IEnumerable<Row> rows, bool lengthSaid)
        {
            var length = lengthSaid ? $"Content-Length: {Body.Length}\r\n" : "";
            var head = string.Join("\r\n", [startLine, .. rows.Select(row => row.Text)]);
            return [.. Encoding.Latin1.GetBytes($"{head}\r\n{length}\r\n"), .. Body];
        }

        static IEnumerable<Row> Cut(string name, IEnumerable<string> values, bool joined) =>
            !values.Any() ? [] : joined ? [new Row(name, [.. values])] : values.Select(value => new Row(name, [value]));

        List<Row> Laid(List<Row> rows)
        {
            foreach (var index in Others)
            {
                rows.Insert(Math.Min(rows.Count, index), new Row("", [OtherRows[index]]));
            }

            return rows;
        }
    }
}
