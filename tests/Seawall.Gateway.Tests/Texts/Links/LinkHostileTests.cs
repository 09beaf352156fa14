using System.Buffers.Binary;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Octets that no honest peer sends, and honest ones in the worst of pieces.</summary>
public sealed class LinkHostileTests
{
    [Fact]
    public void A_stream_means_the_same_wherever_it_is_torn()
    {
        byte[] stream =
        [
            .. Smpp.Bind(), .. Smpp.Header(CommandId.EnquireLink, 2), .. Smpp.Submit(3, "one"),
            .. Smpp.Submit(4, "two"),
            .. Smpp.Header(CommandId.Unbind, 5),
        ];
        var whole = Said([stream]);
        Assert.Equal(5, whole.Length);
        for (var cut = 1; cut < stream.Length; cut++)
        {
            Assert.Equal(whole, Said([stream[..cut], stream[cut..]]));
        }
        Assert.Equal(whole, Said([.. stream.Select(octet => new[] { octet })]));
    }

    [Fact]
    public void A_far_side_means_the_same_wherever_it_is_torn()
    {
        for (var cut = 1; cut < 34; cut++)
        {
            using var rig = new LinkRig();
            var centre = rig.Centre();
            var hub = rig.Bound();
            hub.Give(Smpp.Submit(7));
            hub.Give(Smpp.Submit(8));
            byte[] stream =
                [.. Smpp.Response(CommandId.SubmitSmResp, 3), .. Smpp.Response(CommandId.SubmitSmResp, 2)];
            centre.Give(stream[..cut]);
            centre.Give(stream[cut..]);
            Assert.Equal([8u, 7u], hub.Wire.All().Select(pdu => pdu.Sequence));
        }
    }

    [Fact]
    public void A_connection_that_breaks_within_a_pdu_leaves_nothing()
    {
        var submit = Smpp.Submit(3);
        for (var cut = 1; cut < submit.Length; cut++)
        {
            using var rig = new LinkRig();
            var centre = rig.Centre();
            var hub = rig.Bound();
            hub.Give(submit[..cut]);
            hub.Go();
            centre.Wire.Silent();
            Assert.Empty(rig.Tables.Trunks[0].Links.All);
            Assert.Single(rig.Reader.Links);
        }
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(15u, 0u)]
    [InlineData(81_921u, 9u)]
    [InlineData(0x7FFF_FFFFu, 9u)]
    [InlineData(0xFFFF_FFFFu, 9u)]
    public void A_length_that_lies_is_answered_and_the_connection_closed(uint length, uint sequence)
    {
        using var rig = new LinkRig();
        rig.Centre();
        var hub = rig.Bound();
        var lie = Smpp.Submit(9);
        BinaryPrimitives.WriteUInt32BigEndian(lie, length);
        hub.Give(lie);
        var answer = hub.Wire.Next();
        Assert.Equal((CommandId.GenericNack, SmppStatus.InvalidCommandLength, sequence),
            (answer.Command, answer.Status, answer.Sequence));
        Assert.True(hub.Wire.IsClosed);
        hub.Wire.Silent();
    }

    [Theory]
    [InlineData(1_025, true)]
    [InlineData(1_024, false)]
    public void Before_a_bind_nobody_may_make_us_wait_for_much(int length, bool isClosed)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        var claim = Smpp.Header(CommandId.BindTransceiver, 1);
        BinaryPrimitives.WriteInt32BigEndian(claim, length);
        peer.Give(claim);
        Assert.Equal(isClosed, peer.Wire.IsClosed);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("INVITE sip:b@c SIP/2.0\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003abcdef")]
    public void Another_protocol_is_closed_at_once(string text)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        peer.Give(System.Text.Encoding.Latin1.GetBytes(text));
        Assert.True(peer.Wire.IsClosed);
    }

    [Fact]
    public void A_pdu_too_short_for_what_it_is_gets_what_the_standard_says_and_the_stream_goes_on()
    {
        var submit = Smpp.Submit(9);
        using var rig = new LinkRig();
        rig.Relay.Kept = new();
        var hub = rig.Bound();
        for (var length = 16; length < submit.Length; length++)
        {
            var cut = submit[..length];
            BinaryPrimitives.WriteInt32BigEndian(cut, length);
            hub.Give(cut);
            var answer = hub.Wire.Next();
            Assert.NotEqual(SmppStatus.Ok, answer.Status);
            Assert.Equal(9u, answer.Sequence);
        }
        Assert.Empty(rig.Relay.Kept);
        hub.Give(submit);
        Assert.Single(rig.Relay.Kept);
    }

    [Theory]
    [InlineData(0x0000_0000u)]
    [InlineData(0x0000_000Au)]
    [InlineData(0x0001_0200u)]
    [InlineData(0x7FFF_FFFFu)]
    public void An_unknown_command_is_answered_by_generic_nack(uint command)
    {
        using var rig = new LinkRig();
        var hub = rig.Bound();
        var pdu = Smpp.Header(CommandId.EnquireLink, 12);
        BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(4), command);
        hub.Give(pdu);
        var answer = hub.Wire.Next();
        Assert.Equal((CommandId.GenericNack, SmppStatus.InvalidCommandId, 12u),
            (answer.Command, answer.Status, answer.Sequence));
        Assert.False(hub.Wire.IsClosed);
        // There is no answer to a response, known or not.
        BinaryPrimitives.WriteUInt32BigEndian(pdu.AsSpan(4), command | 0x8000_0000u);
        hub.Give(pdu);
        hub.Wire.Silent();
    }

    [Theory]
    [InlineData(CommandId.BindTransmitter, CommandId.DeliverSm)]
    [InlineData(CommandId.BindReceiver, CommandId.SubmitSm)]
    [InlineData(CommandId.BindTransceiver, CommandId.DeliverSm)]
    [InlineData(CommandId.BindTransceiver, CommandId.Outbind)]
    public void What_this_side_may_not_send_in_this_state_is_answered_so(CommandId bind, CommandId request)
    {
        using var rig = new LinkRig();
        rig.Relay.Kept = new();
        var hub = rig.Bound(command: bind);
        hub.Give(request == CommandId.Outbind ? Smpp.Outbind("a", "b") : Smpp.Submit(3, command: request));
        if (request == CommandId.Outbind)
        {
            hub.Wire.Silent();
        }
        else
        {
            var answer = hub.Wire.Next();
            Assert.Equal((Commands.ResponseOf(request), SmppStatus.InvalidBindStatus), (answer.Command, answer.Status));
        }
        Assert.Empty(rig.Relay.Kept);
        Assert.Equal(1, rig.Refused(SmppRefusal.BindStateWrong));
    }

    [Fact]
    public void Ten_thousand_random_streams_break_nothing()
    {
        var random = new Random(7);
        using var rig = new LinkRig();
        rig.Centre();
        byte[][] seeds =
        [
            Smpp.Submit(3), Smpp.Bind(), Smpp.Header(CommandId.Unbind, 9), Smpp.Response(CommandId.SubmitSmResp, 1),
            Smpp.Header(CommandId.EnquireLink, 4), Smpp.Outbind("x", "y"), Smpp.Header(CommandId.GenericNack, 0),
        ];
        for (var round = 0; round < 10_000; round++)
        {
            var peer = round % 2 == 0 ? rig.Bound() : rig.Connect($"10.0.{round / 250}.{round % 250}");
            for (var pdu = 0; pdu < 3 && !peer.Wire.IsClosed; pdu++)
            {
                var octets = seeds[random.Next(seeds.Length)].ToArray();
                for (var change = random.Next(4); change > 0; change--)
                {
                    octets[random.Next(octets.Length)] = (byte)random.Next(256);
                }
                peer.Give(octets);
            }
            peer.Go();
        }
        Assert.Single(rig.Reader.Links);
        Assert.Empty(rig.Tables.Trunks[0].Links.All);
        Assert.InRange(rig.Slowed.Count, 0, LinkLimits.SlowedSourcesMax);
    }

    static string[] Said(byte[][] pieces)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        foreach (var piece in pieces)
        {
            peer.Give(piece);
        }
        return [.. peer.Wire.All().Select(pdu => $"{pdu.Command} {pdu.Status} {pdu.Sequence}")];
    }
}
