using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class HeaderTests
{
    [Theory]
    [InlineData("i", HeaderId.CallId)]
    [InlineData("m", HeaderId.Contact)]
    [InlineData("e", HeaderId.ContentEncoding)]
    [InlineData("l", HeaderId.ContentLength)]
    [InlineData("c", HeaderId.ContentType)]
    [InlineData("f", HeaderId.From)]
    [InlineData("s", HeaderId.Subject)]
    [InlineData("k", HeaderId.Supported)]
    [InlineData("t", HeaderId.To)]
    [InlineData("v", HeaderId.Via)]
    [InlineData("o", HeaderId.Event)]
    [InlineData("u", HeaderId.AllowEvents)]
    [InlineData("r", HeaderId.ReferTo)]
    [InlineData("b", HeaderId.ReferredBy)]
    [InlineData("x", HeaderId.SessionExpires)]
    [InlineData("a", HeaderId.AcceptContact)]
    [InlineData("j", HeaderId.RejectContact)]
    [InlineData("d", HeaderId.RequestDisposition)]
    [InlineData("y", HeaderId.Identity)]
    [InlineData("n", HeaderId.IdentityInfo)]
    [InlineData("g", HeaderId.Unknown)]
    [InlineData("!", HeaderId.Unknown)]
    [InlineData("6", HeaderId.Unknown)]
    [InlineData("", HeaderId.Unknown)]
    [InlineData("Vi", HeaderId.Unknown)]
    [InlineData("P-Asserted-Identit1", HeaderId.Unknown)]
    [InlineData("A-Name-That-Is-Longer-Than-Any-In-The-Table", HeaderId.Unknown)]
    [InlineData("p-aSSerted-iDentity", HeaderId.PAssertedIdentity)]
    [InlineData("CALL-ID", HeaderId.CallId)]
    public void A_name_is_known_in_any_case(string name, HeaderId id)
    {
        Assert.Equal(id, HeaderNames.Of(Read.Octets(name)));
        Assert.Equal(id, HeaderNames.Of(Read.Octets(name.ToUpperInvariant())));
    }

    [Fact]
    public void Every_header_has_a_name_that_leads_back_to_it()
    {
        foreach (HeaderId id in Enum.GetValues<HeaderId>().Where(id => id > HeaderId.Malformed))
        {
            string name = Read.Text(HeaderNames.Long(id));
            Assert.Equal(id.ToString(), name.Replace("-", ""), ignoreCase: true);
            Assert.Equal(id, HeaderNames.Of(HeaderNames.Long(id)));
            byte compact = HeaderNames.Compact(id);
            Assert.True(compact == 0 || HeaderNames.Of([compact]) == id);
        }

        Assert.True(HeaderNames.Long(HeaderId.Unknown).IsEmpty);
        Assert.Equal(HeaderNames.Count, Enum.GetValues<HeaderId>().Length);
    }

    [Fact]
    public void Every_method_has_a_name_that_leads_back_to_it_in_its_case_alone()
    {
        foreach (SipMethod method in SipMethods.Known)
        {
            Assert.Equal(method.ToString().ToUpperInvariant(), Read.Text(SipMethods.Name(method)));
            Assert.Equal(method, SipMethods.Of(SipMethods.Name(method)));
            Assert.Equal(SipMethod.Unknown, SipMethods.Of(Read.Octets(method.ToString())));
        }

        Assert.Equal(Enum.GetValues<SipMethod>().Length - 1, SipMethods.Known.Length);
        Assert.True(SipMethods.Name(SipMethod.Unknown).IsEmpty);
        Assert.Equal(SipMethod.Unknown, SipMethods.Of(default));
    }

    [Theory]
    [InlineData(new[] { "Route: a" }, "a")]
    [InlineData(new[] { "Route: a,b ,\n c" }, "a|b|c")]
    [InlineData(new[] { "Route: a, b", "X: y, z", "route: c" }, "a|b|c")]
    [InlineData(
        new[] { "Route: \"x, \\\", y\" <sip:a,b>;p=\"c,d\", <e,f>" }, "\"x, \\\", y\" <sip:a,b>;p=\"c,d\"|<e,f>")]
    [InlineData(new[] { "Route: a,,b," }, "a||b|")]
    [InlineData(new[] { "Route:" }, "")]
    [InlineData(new[] { "Route: \"a, b", "Route: <c, d", "Route: e" }, "\"a, b|<c, d|e")]
    public void A_list_is_one_over_all_rows(string[] rows, string values)
    {
        Read.Message(Read.CallWith(rows), out SipMessage message);
        var found = new List<string>();
        foreach (HeaderValue value in message.Values(HeaderId.Route))
        {
            found.Add(Read.Text(value.Range.Of(message.Bytes)));
        }

        Assert.Equal(values, string.Join('|', found));
    }

    [Fact]
    public void A_value_says_where_the_next_one_of_its_row_begins()
    {
        Read.Message(Read.CallWith("Route: <sip:a> ,\n <sip:b>", "Route: <sip:c>"), out SipMessage message);
        HeaderValues values = message.Values(HeaderId.Route);
        Assert.True(values.MoveNext());
        Assert.StartsWith("<sip:b>", Read.Text(message.Bytes[values.Current.Next..]), StringComparison.Ordinal);
        Assert.False(values.Current.IsLastInRow);
        int row = values.Current.Slot;
        Assert.True(values.MoveNext());
        Assert.True(values.Current.IsLastInRow);
        Assert.Equal(row, values.Current.Slot);
        Assert.True(values.MoveNext());
        Assert.Equal(message.Next(row), values.Current.Slot);
        Assert.False(values.MoveNext());
        Assert.False(message.Values(HeaderId.Diversion).MoveNext());
    }

    [Theory]
    [InlineData("<sip:a@b>", "", "sip:a@b", true, "")]
    [InlineData("\"A \\\"<\\\" B\" \r\n <sip:a@b;lr>\r\n ; Tag = x ;y", "\"A \\\"<\\\" B\"", "sip:a@b;lr", true, "x")]
    [InlineData("A  B\u00FF:.<sip:a@b?c>;tag=1", "A  B\u00FF:.", "sip:a@b?c", true, "1")]
    [InlineData("sip:a@b;tag=1", "", "sip:a@b", false, "1")]
    [InlineData(" sip:a@b \t;x=\"<;>\";tag=1 ", "", "sip:a@b", false, "1")]
    [InlineData("\"\"<x:y>", "\"\"", "x:y", true, "")]
    public void An_address_is_read_in_both_forms(string text, string display, string uri, bool bracketed, string tag)
    {
        byte[] octets = Read.Octets(text);
        Assert.True(NameAddr.TryRead(octets, 0, octets.Length, out NameAddr address));
        Assert.Equal((display, uri, bracketed, tag), (
            Read.Text(address.DisplayName), Read.Text(address.UriBytes), address.Bracketed,
            Read.Text(address.Tag.Of(octets))));
        Assert.True(address.TryUri(out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("<>")]
    [InlineData("<sip:a@b")]
    [InlineData("< sip:a@b>")]
    [InlineData("<sip:a@b >")]
    [InlineData("<<sip:a@b>>")]
    [InlineData("\"A <sip:a@b>")]
    [InlineData("\"A\"")]
    [InlineData("\"A\" sip:a@b")]
    [InlineData("A \"B\" <sip:a@b>")]
    [InlineData("A, B <sip:a@b>")]
    [InlineData("A > B <sip:a@b>")]
    [InlineData("<sip:a@b> x")]
    [InlineData("<sip:a@b>;")]
    [InlineData("<sip:a@b>;=x")]
    [InlineData("<sip:a@b>;a=\"")]
    [InlineData("<sip:a@b>;tag")]
    [InlineData("<sip:a@b>;tag=\"x\"")]
    [InlineData("<sip:a@b>;tag=x;TAG=y")]
    [InlineData("sip:a@b?x")]
    [InlineData("sip:a@b,c")]
    [InlineData("sip:a b")]
    public void What_is_no_address_is_not_read(string text)
    {
        byte[] octets = Read.Octets(text);
        Assert.False(NameAddr.TryRead(octets, 0, octets.Length, out NameAddr address));
        Assert.True(address.UriBytes.IsEmpty);
        Assert.False(address.TryUri(out _));
    }

    [Fact]
    public void Parameters_of_an_address_are_found()
    {
        byte[] octets = Read.Octets("<sip:a@b;lr>;reason=\"no answer\" ; counter");
        Assert.True(NameAddr.TryRead(octets, 0, octets.Length, out NameAddr address));
        Assert.True(address.TryParameter("REASON"u8, out ReadOnlySpan<byte> value));
        Assert.Equal("\"no answer\"", Read.Text(value));
        Assert.True(address.TryParameter("counter"u8, out value));
        Assert.True(value.IsEmpty);
        Assert.False(address.TryParameter("lr"u8, out _));
    }

    [Fact]
    public void A_range_is_empty_or_has_bytes()
    {
        Assert.True(default(ByteRange).IsEmpty);
        var range = new ByteRange(1, 3);
        Assert.Equal((2, false, "bc"), (range.Length, range.IsEmpty, Read.Text(range.Of("abcd"u8))));
    }
}
