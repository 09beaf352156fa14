using Xunit;

namespace Seawall.Sip.Tests.Parsing;

public class ViaTests
{
    [Fact]
    public void All_parts_are_found_where_they_stand()
    {
        byte[] octets = Read.Octets(
            " SIP / 2.0 /TCP\n [2001:db8::1] : 5062 ; x=\"a;b,c\" ;RPORT = 40112; received=2001:db8::2 "
            + ";branch=z9hG4bK1;maddr=224.0.1.75;ttl=16 ");
        Assert.True(ViaValue.TryRead(octets, 0, octets.Length, out ViaValue via));
        Assert.Equal((ViaTransport.Tcp, HostKind.IPv6), (via.Transport, via.HostKind));
        Assert.Equal("TCP", Read.Text(via.TransportName.Of(octets)));
        Assert.Equal("[2001:db8::1]", Read.Text(via.Host.Of(octets)));
        Assert.Equal("[2001:db8::1] : 5062", Read.Text(via.SentBy.Of(octets)));
        Assert.Equal("RPORT = 40112", Read.Text(via.Rport.Of(octets)));
        Assert.Equal("received=2001:db8::2", Read.Text(via.ReceivedParameter.Of(octets)));
        Assert.Equal("2001:db8::2", Read.Text(via.Received.Of(octets)));
        Assert.Equal("z9hG4bK1", Read.Text(via.Branch.Of(octets)));
        Assert.Equal("224.0.1.75", Read.Text(via.Maddr.Of(octets)));
        Assert.Equal((5062, 40112, 16), (via.Port, via.RportValue, via.Ttl));
        Assert.True(via.HasRport && via.HasCookie);
        Assert.Equal(1, via.Whole.Start);
        Assert.Equal(octets.Length - 1, via.Whole.End);
        Assert.True(via.TryParameter("X"u8, out ReadOnlySpan<byte> value));
        Assert.Equal("\"a;b,c\"", Read.Text(value));
        Assert.False(via.TryParameter("y"u8, out _));
    }

    [Theory]
    [InlineData("SIP/2.0/UDP h", ViaTransport.Udp, HostKind.Name)]
    [InlineData("sip/2.0/udp 1.2.3.4", ViaTransport.Udp, HostKind.IPv4)]
    [InlineData("SIP/2.0/TLS 1.2.3.256", ViaTransport.Tls, HostKind.Name)]
    [InlineData("SIP/2.0/SCTP 1.2.3", ViaTransport.Sctp, HostKind.Name)]
    [InlineData("SIP/2.0/WS a_b-c.d", ViaTransport.Ws, HostKind.Name)]
    [InlineData("SIP/2.0/WSS [::]", ViaTransport.Wss, HostKind.IPv6)]
    [InlineData("SIP/2.0/TLS-SCTP 1.2.3.4.5", ViaTransport.Other, HostKind.Name)]
    public void Transport_and_host_are_told_apart(string text, ViaTransport transport, HostKind kind)
    {
        Assert.True(ViaValue.TryRead(Read.Octets(text), 0, text.Length, out ViaValue via));
        Assert.Equal((transport, kind), (via.Transport, via.HostKind));
        Assert.Equal((-1, -1, -1), (via.Port, via.RportValue, via.Ttl));
        Assert.False(via.HasRport || via.HasCookie);
    }

    [Fact]
    public void An_rport_without_value_is_there()
    {
        byte[] octets = Read.Octets("SIP/2.0/UDP h;rport;branch=z9hG4bK");
        Assert.True(ViaValue.TryRead(octets, 0, octets.Length, out ViaValue via));
        Assert.True(via.HasRport);
        Assert.Equal(-1, via.RportValue);
        Assert.Equal("rport", Read.Text(via.Rport.Of(octets)));
        Assert.False(via.HasCookie);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SIP/2.0/UDP")]
    [InlineData("SIP/2.0/UDP ")]
    [InlineData("SIP/2.0/ h")]
    [InlineData("SIP/2.0 h")]
    [InlineData("SIP//UDP h")]
    [InlineData("SIP/2.0/UDPh")]
    [InlineData("SIP/2.0/UDP :5060")]
    [InlineData("SIP/2.0/UDP h:")]
    [InlineData("SIP/2.0/UDP h:x")]
    [InlineData("SIP/2.0/UDP h:65536")]
    [InlineData("SIP/2.0/UDP [::1")]
    [InlineData("SIP/2.0/UDP [host]")]
    [InlineData("SIP/2.0/UDP 2001:db8::1")]
    [InlineData("SIP/2.0/UDP h;")]
    [InlineData("SIP/2.0/UDP h;;a")]
    [InlineData("SIP/2.0/UDP h;a=")]
    [InlineData("SIP/2.0/UDP h;a=\"b")]
    [InlineData("SIP/2.0/UDP h i")]
    [InlineData("SIP/2.0/UDP h;branch")]
    [InlineData("SIP/2.0/UDP h;branch=\"b\"")]
    [InlineData("SIP/2.0/UDP h;branch=a;branch=b")]
    [InlineData("SIP/2.0/UDP h;rport=x")]
    [InlineData("SIP/2.0/UDP h;rport=65536")]
    [InlineData("SIP/2.0/UDP h;rport;rport")]
    [InlineData("SIP/2.0/UDP h;received")]
    [InlineData("SIP/2.0/UDP h;received=a;received=b")]
    [InlineData("SIP/2.0/UDP h;received=\"1.2.3.4\"")]
    [InlineData("SIP/2.0/UDP h;maddr=[x]")]
    [InlineData("SIP/2.0/UDP h;ttl=256")]
    [InlineData("SIP/2.0/UDP h;ttl=1;ttl=1")]
    public void What_breaks_the_grammar_is_not_read(string text)
    {
        byte[] octets = Read.Octets(text);
        Assert.False(ViaValue.TryRead(octets, 0, octets.Length, out ViaValue via));
        Assert.True(via.Whole.IsEmpty && via.Host.IsEmpty);
    }
}
