using System.Net;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Who may bind to us, and how slowly who may not is told so.</summary>
public sealed class LinkAdmissionTests
{
    [Theory]
    [InlineData(CommandId.BindTransceiver, SessionState.BoundTransceiver, true)]
    [InlineData(CommandId.BindReceiver, SessionState.BoundReceiver, true)]
    [InlineData(CommandId.BindTransmitter, SessionState.BoundTransmitter, false)]
    internal void A_bind_is_answered_with_our_name(CommandId command, SessionState state, bool canReceive)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        peer.Give(Smpp.Bind(command: command, sequence: 77));
        var answer = peer.Wire.Next();
        Assert.Equal((Commands.ResponseOf(command), SmppStatus.Ok, 77u), answer.Head);
        Assert.Equal("seawall", answer.Text(SmppField.SystemId));
        Assert.Equal(state, peer.Link.State);
        Assert.Equal(canReceive, peer.Link.CanReceiveMessages);
        Assert.Same(rig.Tables.Trunks[0], peer.Link.Trunk);
        Assert.Equal([$"opened {state}"], rig.Relay.Notes);
    }

    [Theory]
    [InlineData(0x33, false, 0x33)]
    [InlineData(0x00, false, 0x00)]
    [InlineData(0x34, true, 0x34)]
    [InlineData(0x50, true, 0x50)]
    [InlineData(0x99, true, 0x50)]
    public void The_peers_version_holds(byte said, bool takesTlvs, byte version)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        peer.Give(Smpp.Bind(version: said));
        Assert.Equal((version, takesTlvs), (peer.Link.Version, peer.Link.TakesTlvs));
        // 16 octets of header, "seawall" with its NUL, and the version where it takes one.
        Assert.Equal(takesTlvs ? 29 : 24, peer.Wire.Next().Bytes.Length);
    }

    [Fact]
    public void The_settings_know_the_version_of_a_peer_that_forgets_it()
    {
        using var rig = new LinkRig(Texts.Model().WithTrunk(trunk => trunk with { Version = 0x34 }));
        Assert.True(rig.Bound(version: 0).Link.TakesTlvs);
    }

    [Theory]
    [InlineData("nobody", "secret", SmppStatus.InvalidSystemId, LinkRefusal.SystemUnknown)]
    [InlineData("hub", "wrong", SmppStatus.InvalidPassword, LinkRefusal.PasswordWrong)]
    [InlineData("hub", "", SmppStatus.InvalidPassword, LinkRefusal.PasswordWrong)]
    [InlineData("hub", "secretly", SmppStatus.InvalidPassword, LinkRefusal.PasswordWrong)]
    [InlineData("far", "secret", SmppStatus.BindFailed, LinkRefusal.SourceForbidden)]
    internal void A_wrong_bind_is_answered_late_and_closed(
        string systemId, string password, SmppStatus status, LinkRefusal reason)
    {
        var far = Texts.Trunk("far", "far", "secret");
        using var rig = new LinkRig(Texts.Model() with
        {
            Trunks =
            [
                Texts.Trunk("hub", "hub", "secret"),
                far with { Admission = far.Admission! with { Sources = [IPNetwork.Parse("198.51.100.0/24")] } },
            ],
        });
        var peer = rig.Connect();
        peer.Give(Smpp.Bind(systemId, password));
        peer.Wire.Silent();
        Assert.True(peer.Wire.IsPaused);
        Assert.Equal(1, rig.Refused(reason));
        rig.Pass(1);
        var answer = peer.Wire.Next();
        Assert.Equal((CommandId.BindTransceiverResp, status, 16), (answer.Command, answer.Status, answer.Bytes.Length));
        Assert.True(peer.Wire.IsClosed);
    }

    [Fact]
    public void Each_wrong_password_of_a_source_makes_it_slower_and_no_other_source()
    {
        using var rig = new LinkRig();
        double[] pauses = [1, 2, 4, 8, 16, 30, 30];
        foreach (var pause in pauses)
        {
            var peer = rig.Connect();
            peer.Give(Smpp.Bind(password: "guess"));
            // It waits for the pause of the one before, and is then answered after its own.
            rig.Pass(pause * 3);
            Assert.Equal(SmppStatus.InvalidPassword, peer.Wire.Next().Status);
            peer.Go();
        }
        var other = rig.Connect("192.0.2.2");
        other.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.Ok, other.Wire.Next().Status);
        var slow = rig.Connect();
        slow.Give(Smpp.Bind(password: "guess"));
        rig.Pass(29);
        slow.Wire.Silent();
    }

    [Fact]
    public void A_right_password_of_a_source_that_guesses_is_as_slow_or_it_would_tell()
    {
        using var rig = new LinkRig();
        var wrong = rig.Connect();
        wrong.Give(Smpp.Bind(password: "guess"));
        var right = rig.Connect();
        right.Give(Smpp.Bind());
        right.Wire.Silent();
        rig.Pass(1);
        Assert.Equal(SmppStatus.Ok, right.Wire.Next().Status);
        Assert.False(right.Wire.IsPaused);
        // Who knows it has nothing to guess.
        var third = rig.Connect();
        third.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.Ok, third.Wire.Next().Status);
    }

    [Fact]
    public void A_flood_of_guesses_is_turned_away_unjudged()
    {
        using var rig = new LinkRig();
        var peers = new List<RigPeer>();
        for (var bind = 0; bind < 100; bind++)
        {
            peers.Add(rig.Connect());
            peers[^1].Give(Smpp.Bind(password: "guess"));
        }
        Assert.Equal(1, rig.Refused(LinkRefusal.PasswordWrong));
        Assert.Equal(91, rig.Refused(LinkRefusal.TooManyAttempts));
        Assert.Equal(SmppStatus.BindFailed, peers[^1].Wire.Next().Status);
        Assert.True(peers[^1].Wire.IsClosed);
        // One a second, and slower with each.
        rig.Pass(3);
        Assert.InRange(rig.Refused(LinkRefusal.PasswordWrong), 2, 4);
    }

    [Fact]
    public void A_source_that_gave_up_waiting_leaves_its_place()
    {
        using var rig = new LinkRig();
        for (var bind = 0; bind < 20; bind++)
        {
            var peer = rig.Connect();
            peer.Give(Smpp.Bind(password: "guess"));
            peer.Go();
        }
        Assert.Equal(0, rig.Refused(LinkRefusal.TooManyAttempts));
    }

    [Fact]
    public void The_memory_of_guesses_is_bounded_and_forgets()
    {
        using var rig = new LinkRig();
        for (var source = 0; source < LinkLimits.SlowedSourcesMax + 10; source++)
        {
            var peer = rig.Connect($"198.51.{source / 250}.{source % 250}");
            peer.Give(Smpp.Bind(password: "guess"));
            peer.Go();
        }
        Assert.Equal(LinkLimits.SlowedSourcesMax, rig.Slowed.Count);
        rig.Pass(LinkLimits.SlowForgottenMs / 1000);
        var late = rig.Connect("198.51.3.7");
        late.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.Ok, late.Wire.Next().Status);
    }

    [Fact]
    public void No_more_binds_than_a_trunk_may_have()
    {
        using var rig = new LinkRig(Texts.Model().WithTrunk(trunk => trunk with
        {
            Admission = trunk.Admission! with { BindsMax = 2 },
        }));
        var first = rig.Bound();
        rig.Bound();
        var third = rig.Connect();
        third.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.BindFailed, third.Wire.Next().Status);
        Assert.True(third.Wire.IsClosed);
        Assert.Equal(1, rig.Refused(LinkRefusal.TooManyBinds));
        first.Go();
        rig.Bound();
    }

    [Fact]
    public void Two_trunks_of_one_system_are_told_apart_by_password_and_source()
    {
        using var rig = new LinkRig(Texts.Model() with
        {
            Trunks = [Texts.Trunk("one", "hub", "first"), Texts.Trunk("two", "hub", "second")],
        });
        Assert.Equal("two", rig.Bound(password: "second").Link.Trunk!.Name);
        Assert.Equal("one", rig.Bound(password: "first").Link.Trunk!.Name);
    }

    [Theory]
    [InlineData(SmppField.SystemId, 16, SmppStatus.InvalidSystemId)]
    [InlineData(SmppField.Password, 9, SmppStatus.InvalidPassword)]
    public void A_field_that_is_too_long_is_said_so(SmppField field, int length, SmppStatus status)
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        var systemId = field == SmppField.SystemId ? new string('x', length) : "hub";
        var password = field == SmppField.Password ? new string('x', length) : "secret";
        byte[] body = [.. System.Text.Encoding.Latin1.GetBytes($"{systemId}\0{password}\0\0"), 0x34, 0, 0, 0];
        peer.Give([.. Smpp.Header(CommandId.BindTransceiver, 1)[4..].Prepend((byte)(16 + body.Length)).Prepend((byte)0)
            .Prepend((byte)0).Prepend((byte)0), .. body]);
        Assert.Equal(status, peer.Wire.Next().Status);
        Assert.True(peer.Wire.IsClosed);
    }

    [Fact]
    public void What_comes_before_a_bind_is_out_of_order_and_after_it_another_bind_is()
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        peer.Give(Smpp.Submit(4));
        var answer = peer.Wire.Next();
        Assert.Equal((CommandId.SubmitSmResp, SmppStatus.InvalidBindStatus, 4u), answer.Head);
        peer.Give(Smpp.Header(CommandId.EnquireLink, 5));
        Assert.Equal(CommandId.EnquireLinkResp, peer.Wire.Next().Command);
        peer.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.Ok, peer.Wire.Next().Status);
        peer.Give(Smpp.Bind(sequence: 9, command: CommandId.BindReceiver));
        answer = peer.Wire.Next();
        Assert.Equal((CommandId.BindReceiverResp, SmppStatus.AlreadyBound, 9u), answer.Head);
        Assert.True(peer.Link.IsBound);
    }

    [Fact]
    public void Who_connects_and_says_nothing_is_closed()
    {
        using var rig = new LinkRig();
        var peer = rig.Connect();
        rig.Pass(4);
        Assert.False(peer.Wire.IsClosed);
        rig.Pass(1);
        Assert.True(peer.Wire.IsClosed);
        rig.Pass(1);
        Assert.Equal(1, rig.Refused(LinkRefusal.SessionInitTimedOut));
    }

    [Fact]
    public void Nobody_is_let_in_while_draining()
    {
        using var rig = new LinkRig();
        rig.Sessions.IsDraining = true;
        var peer = rig.Connect();
        peer.Give(Smpp.Bind());
        Assert.Equal(SmppStatus.BindFailed, peer.Wire.Next().Status);
        Assert.True(peer.Wire.IsClosed);
    }
}
