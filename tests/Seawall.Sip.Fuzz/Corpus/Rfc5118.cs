namespace Seawall.Sip.Fuzz;

/// <summary>
/// RFC 5118 §4: IPv6 in every place of a message. The RFC counts its bodies without carriage returns; here
/// Content-Length is that of the bytes sent.
/// </summary>
internal static class Rfc5118
{
    /// <summary>All of them, in the order of the RFC.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Register("ipv6-good", "sip:[2001:db8::10]"),
        Register("ipv6-bad", "sip:2001:db8::10"),
        Register("port-ambiguous", "sip:[2001:db8::10:5070]"),
        Register("port-unambiguous", "sip:[2001:db8::10]:5070"),
        Sample.Of("via-received-param-with-delim", """
            BYE sip:[2001:db8::10] SIP/2.0
            To: sip:user@example.com;tag=bd76ya
            From: sip:user@example.com;tag=81x2
            <allOneLine>
            Via: SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];
            branch=z9hG4bKas3-111
            </allOneLine>
            Call-ID: SSG9559905523997077@hlau_4100
            Max-Forwards: 70
            CSeq: 321 BYE
            Content-Length: 0

            """),
        Sample.Of("via-received-param-no-delim", """
            OPTIONS sip:[2001:db8::10] SIP/2.0
            To: sip:user@example.com
            From: sip:user@example.com;tag=81x2
            Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3
            Call-ID: SSG95523997077@hlau_4100
            Max-Forwards: 70
            Contact: "Caller" <sip:caller@[2001:db8::9:1]>
            CSeq: 921 OPTIONS
            Content-Length: 0

            """),
        Sample.Sized("ipv6-in-sdp", """
            INVITE sip:user@[2001:db8::10] SIP/2.0
            To: sip:user@[2001:db8::10]
            From: sip:user@example.com;tag=81x2
            Via: SIP/2.0/UDP [2001:db8::20];branch=z9hG4bKas3-111
            Call-ID: SSG9559905523997077@hlau_4100
            Contact: "Caller" <sip:caller@[2001:db8::20]>
            CSeq: 8612 INVITE
            Max-Forwards: 70
            Content-Type: application/sdp
            Content-Length: ?

            v=0
            o=assistant 971731711378798081 0 IN IP6 2001:db8::20
            s=Live video feed for today's meeting
            c=IN IP6 2001:db8::20
            t=3338481189 3370017201
            m=audio 6000 RTP/AVP 2
            a=rtpmap:2 G726-32/8000
            m=video 6024 RTP/AVP 107
            a=rtpmap:107 H263-1998/90000
            """),
        Sample.Of("mult-ip-in-header", """
            BYE sip:user@host.example.net SIP/2.0
            Via: SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111
            Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144
            <allOneLine>
            Via: SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bK451jj;
            received=192.0.2.200
            </allOneLine>
            Call-ID: 997077@lau_4100
            Max-Forwards: 70
            CSeq: 89187 BYE
            To: sip:user@example.net;tag=9817--94
            From: sip:user@example.com;tag=81x2
            Content-Length: 0

            """),
        Sample.Sized("mult-ip-in-sdp", """
            INVITE sip:user@[2001:db8::10] SIP/2.0
            To: sip:user@[2001:db8::10]
            From: sip:user@example.com;tag=81x2
            Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111
            Call-ID: SSG9559905523997077@hlau_4100
            Contact: "Caller" <sip:caller@[2001:db8::9:1]>
            Max-Forwards: 70
            CSeq: 8912 INVITE
            Content-Type: application/sdp
            Content-Length: ?

            v=0
            o=bob 280744730 28977631 IN IP4 host.example.com
            s=
            t=0 0
            m=audio 22334 RTP/AVP 0
            c=IN IP4 192.0.2.1
            m=video 6024 RTP/AVP 107
            c=IN IP6 2001:db8::1
            a=rtpmap:107 H263-1998/90000
            """),
        Sample.Sized("ipv4-mapped-ipv6", """
            INVITE sip:user@example.com SIP/2.0
            To: sip:user@example.com
            From: sip:user@east.example.com;tag=81x2
            Via: SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKbh19
            Via: SIP/2.0/UDP [::ffff:192.0.2.2];branch=z9hG4bKas3-111
            Call-ID: SSG9559905523997077@hlau_4100
            Contact: "T. desk phone" <sip:ted@[::ffff:192.0.2.2]>
            CSeq: 612 INVITE
            Max-Forwards: 70
            Content-Type: application/sdp
            Content-Length: ?

            v=0
            o=assistant 971731711378798081 0 IN IP6 ::ffff:192.0.2.2
            s=Call me soon, please!
            c=IN IP6 ::ffff:192.0.2.2
            t=3338481189 3370017201
            m=audio 6000 RTP/AVP 2
            a=rtpmap:2 G726-32/8000
            m=video 6024 RTP/AVP 107
            a=rtpmap:107 H263-1998/90000
            """),
        Options("ipv6-bug-abnf-3-colons", "[2001:db8:::192.0.2.1]"),
        Options("ipv6-correct-abnf-2-colons", "[2001:db8::192.0.2.1]"),
    ];

    static Sample Register(string name, string uri) => Sample.Of(name, $"""
        REGISTER {uri} SIP/2.0
        To: sip:user@example.com
        From: sip:user@example.com;tag=81x2
        Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111
        Call-ID: SSG9559905523997077@hlau_4100
        Max-Forwards: 70
        Contact: "Caller" <sip:caller@[2001:db8::1]>
        CSeq: 98176 REGISTER
        Content-Length: 0

        """);

    static Sample Options(string name, string host) => Sample.Of(name, $"""
        OPTIONS sip:user@{host} SIP/2.0
        To: sip:user@{host}
        From: sip:user@example.com;tag=810x2
        Via: SIP/2.0/UDP lab1.east.example.com;branch=z9hG4bKas3-111
        Call-ID: G9559905523997077@hlau_4100
        CSeq: 689 OPTIONS
        Max-Forwards: 70
        Content-Length: 0

        """);
}
