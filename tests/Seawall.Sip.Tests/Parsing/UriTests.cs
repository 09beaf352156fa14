using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class UriTests
{
    [Fact]
    public void All_parts_are_found_where_they_stand()
    {
        byte[] octets = Read.Octets(
            "x SIPS:+86-571;npdi;rn=+86139:pass@[::1]:5061;transport=tcp;LR;maddr=192.0.2.1?Subject=a&b=c y");
        Assert.True(SipUri.TryRead(octets, 2, octets.Length - 2, out SipUri uri));
        Assert.Equal((UriScheme.Sips, HostKind.IPv6, 5061), (uri.Scheme, uri.HostKind, uri.Port));
        Assert.Equal("SIPS", Read.Text(uri.SchemeName.Of(octets)));
        Assert.Equal("+86-571;npdi;rn=+86139", Read.Text(uri.User.Of(octets)));
        Assert.Equal("pass", Read.Text(uri.Password.Of(octets)));
        Assert.Equal("[::1]", Read.Text(uri.Host.Of(octets)));
        Assert.Equal(";transport=tcp;LR;maddr=192.0.2.1", Read.Text(uri.Parameters.Of(octets)));
        Assert.Equal("Subject=a&b=c", Read.Text(uri.Headers.Of(octets)));
        Assert.True(uri.HasHeaders && uri.IsLoose && uri.IsSip);
        Assert.True(uri.TryParameter("MADDR"u8, out ReadOnlySpan<byte> value));
        Assert.Equal("192.0.2.1", Read.Text(value));
        Assert.False(uri.TryParameter("npdi"u8, out _));
        Assert.False(uri.IsTelephone || uri.UserIsPhone);
    }

    [Theory]
    [InlineData("sip:h", UriScheme.Sip, "", "h")]
    [InlineData("sip:a@h", UriScheme.Sip, "a", "h")]
    [InlineData("Sip:a:@h", UriScheme.Sip, "a", "h")]
    [InlineData("sip:a?b;c/d@1.2.3.4", UriScheme.Sip, "a?b;c/d", "1.2.3.4")]
    [InlineData("sip:%00%7f@h", UriScheme.Sip, "%00%7f", "h")]
    [InlineData("sip:*135#@h", UriScheme.Sip, "*135#", "h")]
    [InlineData("tel:+1(2)3-4.5", UriScheme.Tel, "+1(2)3-4.5", "")]
    [InlineData("TEL:110;phone-context=+86", UriScheme.Tel, "110", "")]
    [InlineData("urn:service:sos.fire", UriScheme.Urn, "service:sos.fire", "")]
    [InlineData("urn:%", UriScheme.Urn, "%", "")]
    [InlineData("http://h/?a@b#c", UriScheme.Unknown, "//h/?a@b#c", "")]
    [InlineData("a+b-c.1:x", UriScheme.Unknown, "x", "")]
    public void Schemes_are_read_each_by_its_own_grammar(string text, UriScheme scheme, string user, string host)
    {
        byte[] octets = Read.Octets(text);
        Assert.True(SipUri.TryRead(octets, out SipUri uri));
        Assert.Equal(
            (scheme, user, host), (uri.Scheme, Read.Text(uri.User.Of(octets)), Read.Text(uri.Host.Of(octets))));
        Assert.Equal(-1, uri.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sip")]
    [InlineData("sip:")]
    [InlineData(":h")]
    [InlineData("1a:h")]
    [InlineData("a_b:h")]
    [InlineData("sip:@h")]
    [InlineData("sip::p@h")]
    [InlineData("sip:a@")]
    [InlineData("sip:a@b@h")]
    [InlineData("sip:a@h/x")]
    [InlineData("sip:h:")]
    [InlineData("sip:h:5060x")]
    [InlineData("sip:h:65536")]
    [InlineData("sip:[::1")]
    [InlineData("sip:[]")]
    [InlineData("sip:2001:db8::1")]
    [InlineData("sip:h;")]
    [InlineData("sip:h;;lr")]
    [InlineData("sip:h;=x")]
    [InlineData("sip:h;?x")]
    [InlineData("sip:a%@h")]
    [InlineData("sip:a%4@h")]
    [InlineData("sip:a%4x@h")]
    [InlineData("sip:h;a=%zz")]
    [InlineData("sip:h?a=%zz")]
    [InlineData("sip:a b@h")]
    [InlineData("sip:<a>@h")]
    [InlineData("sip:\"a\"@h")]
    [InlineData("tel:")]
    [InlineData("tel:;x=y")]
    [InlineData("tel:1@h")]
    [InlineData("tel:1?x")]
    [InlineData("tel:1;")]
    [InlineData("tel:%2")]
    [InlineData("http:a b")]
    public void What_breaks_the_grammar_is_not_read(string text)
    {
        Assert.False(SipUri.TryRead(Read.Octets(text), out SipUri uri));
        Assert.True(uri.Whole.IsEmpty);
    }

    [Theory]
    [InlineData("urn:service:sos", true)]
    [InlineData("URN:SERVICE:SOS.ambulance", true)]
    [InlineData("urn:service:sosx", false)]
    [InlineData("urn:service:counseling", false)]
    [InlineData("urn:s", false)]
    [InlineData("sip:service:sos", false)]
    public void The_emergency_service_is_known(string text, bool emergency)
    {
        SipUri.TryRead(Read.Octets(text), out SipUri uri);
        Assert.Equal(emergency, uri.IsEmergencyService);
    }

    [Theory]
    [InlineData("tel:+1", true)]
    [InlineData("sip:+1@h;user=phone", true)]
    [InlineData("sip:+1@h;USER=PHONE", true)]
    [InlineData("sip:+1@h;user=ip", false)]
    [InlineData("sip:+1@h", false)]
    [InlineData("sip:+1;user=phone@h", false)]
    public void A_telephone_number_is_claimed_by_form(string text, bool telephone)
    {
        Assert.True(SipUri.TryRead(Read.Octets(text), out SipUri uri));
        Assert.Equal(telephone, uri.IsTelephone);
    }

    [Theory]
    [InlineData("tel:+86-571(12).34", "+86-571(12).34", "")]
    [InlineData("tel:%2B8657112345678", "+8657112345678", "")]
    [InlineData("tel:12345;phone-context=%2b86;x", "12345", "+86")]
    [InlineData("tel:110;PHONE-CONTEXT=home.example", "110", "home.example")]
    [InlineData("sip:+4712345678;npdi;phone-context=ims.example;rn=1@h;user=phone", "+4712345678", "ims.example")]
    [InlineData("sip:0571-12345678@h", "0571-12345678", "")]
    [InlineData("sip:%31%2D2@h", "1-2", "")]
    [InlineData("sip:alice@h;user=phone", "alice", "")]
    [InlineData("sips:+1:pw@h", "+1", "")]
    [InlineData("sip:\u00EF\u00BC\u008B\u00EF\u00BC\u0098@h", "\u00EF\u00BC\u008B\u00EF\u00BC\u0098", "")]
    [InlineData("sip:\u00EF\u00BC\u0090@h", "\u00EF\u00BC\u0090", "")]
    [InlineData("sip:\u00EF\u00BC\u0099@h", "\u00EF\u00BC\u0099", "")]
    [InlineData("sip:1%00@h", "1\0", "")]
    public void The_number_is_taken_out_with_its_context(string text, string number, string context)
    {
        Assert.True(SipUri.TryRead(Read.Octets(text), out SipUri uri));
        Assert.True(TelephoneFacts.TryRead(uri, new byte[SipLimits.TelephoneMax], out TelephoneFacts facts));
        Assert.Equal((number, context), (Read.Text(facts.Number), Read.Text(facts.PhoneContext)));
    }

    [Theory]
    [InlineData("sip:alice@h")]
    [InlineData("sip:+alice@h")]
    [InlineData("sip:\u00EF\u00BC\u009A@h")]
    [InlineData("sip:\u00EF\u00BC@h")]
    [InlineData("sip:h")]
    [InlineData("sip:h;phone-context=+86")]
    [InlineData("urn:service:sos")]
    [InlineData("http:123")]
    public void Where_there_is_no_number_none_is_found(string text)
    {
        Assert.True(SipUri.TryRead(Read.Octets(text), out SipUri uri));
        Assert.False(TelephoneFacts.TryRead(uri, new byte[SipLimits.TelephoneMax], out _));
    }

    [Fact]
    public void A_number_too_long_for_the_scratch_keeps_its_escapes()
    {
        Assert.True(SipUri.TryRead("tel:%31234;phone-context=%2B86"u8, out SipUri uri));
        Assert.True(TelephoneFacts.TryRead(uri, new byte[3], out TelephoneFacts facts));
        Assert.Equal(("%31234", "+86"), (Read.Text(facts.Number), Read.Text(facts.PhoneContext)));
    }

    [Fact]
    public void Parameters_of_the_number_are_found()
    {
        Assert.True(SipUri.TryRead("sip:+1;verstat=TN-Validation-Passed;npdi@h;user=phone"u8, out SipUri uri));
        Assert.True(TelephoneFacts.TryRead(uri, default, out TelephoneFacts facts));
        Assert.True(facts.TryParameter("verstat"u8, out ReadOnlySpan<byte> value));
        Assert.Equal("TN-Validation-Passed", Read.Text(value));
        Assert.True(facts.TryParameter("NPDI"u8, out value));
        Assert.True(value.IsEmpty);
        Assert.False(facts.TryParameter("user"u8, out _));
    }
}
