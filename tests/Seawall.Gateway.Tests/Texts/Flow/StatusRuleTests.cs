using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Every status by direction and version.</summary>
public sealed class StatusRuleTests
{
    [Theory]
    [InlineData(SessionSide.MessageCentre, 0x34, null, 0x45)]
    [InlineData(SessionSide.MessageCentre, 0x33, null, 0x45)]
    [InlineData(SessionSide.MessageCentre, 0x50, null, 0x101)]
    [InlineData(SessionSide.MessageCentre, 0x34, 0x42Au, 0x42A)]
    [InlineData(SessionSide.MessageCentre, 0x50, 0x42Au, 0x42A)]
    [InlineData(SessionSide.MessageCentre, 0x34, 0x101u, 0x45)]
    [InlineData(SessionSide.MessageCentre, 0x34, 0x103u, 0x15)]
    [InlineData(SessionSide.MessageCentre, 0x50, 0x45u, 0x45)]
    [InlineData(SessionSide.Esme, 0x34, null, 0x66)]
    [InlineData(SessionSide.Esme, 0x50, null, 0x66)]
    [InlineData(SessionSide.Esme, 0x50, 0x101u, 0x66)]
    public void A_refusal_says_what_the_direction_has_for_it(SessionSide ours, int version, uint? agreed, int expected)
    {
        var model = new SmppRefusalModel { Status = (SmppStatus?)agreed };
        Assert.Equal((SmppStatus)expected, StatusRule.Refused(model, ours, (byte)version));
    }

    [Theory]
    [InlineData(SessionSide.MessageCentre, 0x08, 0x58, 0x45)]
    [InlineData(SessionSide.Esme, 0x64, 0x64, 0x66)]
    public void Not_now_too_fast_and_never(SessionSide ours, int temporary, int throttled, int impossible)
    {
        Assert.Equal((SmppStatus)temporary, StatusRule.Temporary(ours));
        Assert.Equal((SmppStatus)throttled, StatusRule.Throttled(ours));
        Assert.Equal((SmppStatus)impossible, StatusRule.Impossible(ours));
    }

    [Theory]
    [InlineData(0x00, 0x00)]
    [InlineData(0x08, 0x64)]
    [InlineData(0x14, 0x64)]
    [InlineData(0x58, 0x64)]
    [InlineData(0x64, 0x64)]
    [InlineData(0x04, 0x64)]
    [InlineData(0x65, 0x66)]
    [InlineData(0x45, 0x66)]
    [InlineData(0x0B, 0x66)]
    [InlineData(0x101, 0x66)]
    [InlineData(0x42A, 0x66)]
    public void What_a_message_centre_answers_is_told_a_hub_as_a_receiver_does(int status, int expected)
    {
        foreach (var request in new[] { CommandId.DeliverSm, CommandId.DataSm })
        {
            Assert.Equal(
                (SmppStatus)expected,
                StatusRule.Back((SmppStatus)status, request, SessionSide.Esme, SessionSide.Esme, 0x50));
        }
    }

    [Fact]
    public void No_status_becomes_one_that_takes_every_text_of_a_subscriber_away()
    {
        for (var status = 0u; status < 0x500; status++)
        {
            Assert.NotEqual(
                SmppStatus.ReceiverPermanentError,
                StatusRule.Back(
                    (SmppStatus)status, CommandId.DeliverSm, SessionSide.Esme, SessionSide.Esme, 0x34));
        }
    }

    [Theory]
    [InlineData(CommandId.SubmitSm, 0x101, 0x45)]
    [InlineData(CommandId.SubmitSm, 0x100, 0x15)]
    [InlineData(CommandId.SubmitSm, 0x102, 0x15)]
    [InlineData(CommandId.DataSm, 0x104, 0x45)]
    [InlineData(CommandId.SubmitMulti, 0x106, 0x45)]
    [InlineData(CommandId.QuerySm, 0x101, 0x67)]
    [InlineData(CommandId.CancelSm, 0x101, 0x11)]
    [InlineData(CommandId.ReplaceSm, 0x101, 0x13)]
    [InlineData(CommandId.SubmitSm, 0x58, 0x58)]
    [InlineData(CommandId.SubmitSm, 0x14, 0x14)]
    [InlineData(CommandId.SubmitSm, 0x42A, 0x42A)]
    [InlineData(CommandId.SubmitSm, 0x999, 0x999)]
    public void A_peer_of_version_3_4_gets_no_status_of_version_5(CommandId request, int status, int expected)
    {
        SmppStatus Back(byte version) => StatusRule.Back(
            (SmppStatus)status, request, SessionSide.MessageCentre, SessionSide.Esme, version);
        Assert.Equal((SmppStatus)expected, Back(0x34));
        Assert.Equal((SmppStatus)expected, Back(0x33));
        Assert.Equal((SmppStatus)status, Back(0x50));
    }

    [Theory]
    [InlineData(SessionSide.MessageCentre, 0x08)]
    [InlineData(SessionSide.Esme, 0x64)]
    public void What_is_wrong_between_us_and_the_far_leg_is_told_as_not_now(SessionSide near, int expected) =>
        Assert.Equal(
            (SmppStatus)expected,
            StatusRule.Back(SmppStatus.InvalidBindStatus, CommandId.SubmitSm, near, SessionSide.Esme, 0x50));

    [Fact]
    public void What_an_esme_says_of_a_delivery_is_its_own_word()
    {
        Assert.Equal(
            SmppStatus.ReceiverPermanentError,
            StatusRule.Back(
                SmppStatus.ReceiverPermanentError, CommandId.DeliverSm, SessionSide.Esme, SessionSide.MessageCentre,
                0x34));
        Assert.Equal(
            SmppStatus.ReceiverRejected,
            StatusRule.Back(
                SmppStatus.InvalidDataCoding, CommandId.DeliverSm, SessionSide.Esme, SessionSide.MessageCentre, 0x34));
    }
}
