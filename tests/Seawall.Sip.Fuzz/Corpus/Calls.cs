namespace Seawall.Sip.Fuzz;

/// <summary>Messages as an operator's network carries them, with all the headers that tell who calls.</summary>
internal static class Calls
{
    /// <summary>All of them are well-formed.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Sized("international-invite", """
            INVITE sip:+8613857100001@core.example.net:5060;user=phone SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.17:5060;branch=z9hG4bK74bf9a3d1e2c4b5a6978;rport
            Max-Forwards: 69
            From: "+12025550123" <sip:+12025550123@igw.example.com;user=phone>;tag=as58f4201b77c2
            To: <sip:+8613857100001@core.example.net;user=phone>
            Call-ID: 5f3a9c1e7b2d4086a1c3e5f7092b4d6f@192.0.2.17
            CSeq: 102 INVITE
            Contact: <sip:+12025550123@192.0.2.17:5060;transport=udp>
            P-Asserted-Identity: "Example" <sip:+12025550123@igw.example.com;user=phone>, <tel:+12025550123>
            Privacy: none
            Allow: INVITE, ACK, CANCEL, OPTIONS, BYE, UPDATE, PRACK, INFO
            Supported: 100rel, timer, histinfo
            Session-Expires: 1800
            Feature-Caps: *;+sip.608;+g.3gpp.srvcc
            User-Agent: Border-Element/7.2.1
            Content-Type: application/sdp
            Content-Length: ?

            v=0
            o=- 1734567890 1734567890 IN IP4 192.0.2.17
            s=-
            c=IN IP4 192.0.2.17
            t=0 0
            m=audio 30562 RTP/AVP 8 0 18 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=sendrecv
            """),
        Sample.Of("diverted-invite", """
            INVITE tel:057187654321;phone-context=+86 SIP/2.0
            Via: SIP/2.0/TCP igw7.example.net:5062;branch=z9hG4bKdiv1;received=2001:db8::7;rport=40112
            Via: SIP/2.0/UDP 198.51.100.4;branch=z9hG4bKdiv0, SIP/2.0/UDP 198.51.100.3;branch=z9hG4bKdiv00
            Route: <sip:screen.example.net;lr>, <sip:term@scscf1.example.net:5090;lr;orig-dialog-id=O%3A9>
            Route: "third" <sip:[2001:db8::5]:5060;transport=tcp>
            Max-Forwards: 67
            f: <sip:00442079460000@igw7.example.net;user=phone>;tag=d1
            t: <tel:057187654321;phone-context=+86>
            i: divert-1@igw7
            CSeq: 7 INVITE
            P-Asserted-Identity: <tel:+44-20-7946-0000;verstat=TN-Validation-Passed>
            Privacy: id;critical
            Diversion: <tel:+8613800138000>;reason=unconditional;counter=1;privacy=off;screen=no
            Diversion: "B, C" <sip:+8613900139000@x.example;user=phone>;reason=no-answer
            History-Info: <sip:+8613700137000@h.example;user=phone>;index=1
            History-Info: <sip:+8613700137001@h.example;user=phone;cause=302?Privacy=history>;index=1.1;mp=1,
             <sip:+8613700137002@h.example;user=phone;cause=486>;index=1.1.1;mp=1.1
            P-Served-User: <sip:+86571@h.example;user=phone>;sescase=term;regstate=reg
            Resource-Priority: ets.0, q735.3
            Resource-Priority: wps.1
            Priority: psap-callback
            Proxy-Require: sec-agree, foo
            x: 1800;refresher=uac
            k: timer
            l: 0

            """),
        Sample.Of("anonymous-invite", """
            INVITE sip:%2B8613857100001;npdi;rn=%2B8613999;phone-context=ims.example@core.example.net;user=phone SIP/2.0
            Via: SIP/2.0/TLS [2001:db8::77]:5061;branch=z9hG4bKanon;maddr=224.0.1.75;ttl=16;x="a,b;c"
            Max-Forwards: 70
            From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=9fxced76sl
            To: sip:+8613857100001@core.example.net;user=phone
            Call-ID: anon@203.0.113.9
            CSeq: 2147483647 INVITE
            Privacy: header, USER ; session
            P-Asserted-Identity: sip:alice@example.com
            Content-Length: 0

            """),
        Sample.Of("emergency-invite", """
            INVITE urn:service:sos.police SIP/2.0
            Via: SIP/2.0/UDP pc33.example.com;branch=z9hG4bKsos
            Max-Forwards: 70
            From: <tel:13857100001;phone-context=home.example>;tag=s1
            To: <urn:service:sos>
            Call-ID: sos-1
            CSeq: 1 INVITE

            """),
        Sample.Of("ringing", """
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKours.1a2b,
             SIP/2.0/UDP 192.0.2.17:5060;branch=z9hG4bK74bf;rport=5060;received=192.0.2.17
            Record-Route: <sip:core.example.net;lr>
            From: <sip:+12025550123@igw.example.com>;tag=as58
            To: <sip:+8613857100001@core.example.net>;tag=b7
            Call-ID: 5f3a9c1e@192.0.2.17
            CSeq: 102 INVITE
            Contact: <sip:callee@198.51.100.20>
            Content-Length: 0

            """),
        Sample.Of("bye-bare", """
            BYE sip:callee@198.51.100.20 SIP/2.0
            v:SIP/2.0/UDP 192.0.2.17
            f:<sip:a@b>;tag=1
            t:<sip:c@d>;tag=2
            i:x
            CSeq:3 BYE

            """),
        Sample.Of("ack", """
            ACK sip:callee@198.51.100.20;transport=tcp;lr SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.17:5060;rport;branch=z9hG4bKack
            Max-Forwards: 0
            From: A B <sip:a@b>;tag=1
            To: <sip:c@d>;tag=2
            Call-ID: x@y
            CSeq: 102 ACK
            Content-Length: 0

            """),
    ];
}
