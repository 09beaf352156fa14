namespace Seawall.Smpp.Tests.Wire;

/// <summary>The tables of names and numbers. What leaves the process as a label never changes.</summary>
public sealed class TableTests
{
    [Fact]
    public void Every_pdu_has_a_name_and_a_place_of_its_own()
    {
        CommandId[] all = Commands.Known.ToArray();
        Assert.Equal(Enum.GetValues<CommandId>().Where(one => one != CommandId.None).Order(), all.Order());
        Assert.Equal(Enumerable.Range(1, Commands.Count - 1), all.Select(Commands.IndexOf));
        Assert.Equal(all.Length, all.Select(Commands.Label).Distinct().Count());
        Assert.All(all, one => Assert.Matches("^[a-z_]+$", Commands.Label(one)));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x0Au)]
    [InlineData(0x80000102u)]
    [InlineData(0x8000000Bu)]
    [InlineData(0x114u)]
    [InlineData(0xFFFFFFFFu)]
    public void A_number_that_is_no_pdu_has_the_common_place(uint number)
    {
        Assert.Equal(0, Commands.IndexOf((CommandId)number));
        Assert.Equal("unknown", Commands.Label((CommandId)number));
        Assert.Equal(CommandId.None, Commands.ResponseOf((CommandId)number));
        Assert.Equal(CommandId.None, Commands.RequestOf((CommandId)number));
    }

    [Fact]
    public void Each_request_but_two_has_its_response()
    {
        foreach (CommandId request in Commands.Known.ToArray().Where(one => !Commands.IsResponse(one)))
        {
            CommandId response = Commands.ResponseOf(request);
            if (request is CommandId.Outbind or CommandId.AlertNotification)
            {
                Assert.Equal(CommandId.None, response);
                continue;
            }

            Assert.Equal(Commands.Label(request) + "_resp", Commands.Label(response));
            Assert.Equal(request, Commands.RequestOf(response));
            Assert.Equal(CommandId.None, Commands.ResponseOf(response));
        }
    }

    [Fact]
    public void Only_the_broadcasts_need_version_5() =>
        Assert.All(
            Commands.Known.ToArray(),
            one => Assert.Equal(
                Commands.Label(one).Contains("broadcast", StringComparison.Ordinal), Commands.NeedsVersion5(one)));

    [Fact]
    public void Every_status_has_its_name()
    {
        SmppStatus[] all = SmppStatuses.Known.ToArray();
        Assert.Equal(Enum.GetValues<SmppStatus>(), all);
        Assert.Equal(all.Length, all.Select(SmppStatuses.Label).Distinct().Count());
        Assert.All(all, one => Assert.StartsWith("ESME_R", SmppStatuses.Label(one), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0x00u, "ESME_ROK")]
    [InlineData(0x0Bu, "ESME_RINVDSTADR")]
    [InlineData(0x45u, "ESME_RSUBMITFAIL")]
    [InlineData(0x50u, "ESME_RINVDSTTON")]
    [InlineData(0x51u, "ESME_RINVDSTNPI")]
    [InlineData(0x58u, "ESME_RTHROTTLED")]
    [InlineData(0x64u, "ESME_RX_T_APPN")]
    [InlineData(0x65u, "ESME_RX_P_APPN")]
    [InlineData(0x66u, "ESME_RX_R_APPN")]
    [InlineData(0xC0u, "ESME_RINVOPTPARSTREAM")]
    [InlineData(0xC2u, "ESME_RINVPARLEN")]
    [InlineData(0x101u, "ESME_RPROHIBITED")]
    [InlineData(0x112u, "ESME_RINVBCASTCHANIND")]
    [InlineData(0x400u, "vendor")]
    [InlineData(0x4FFu, "vendor")]
    [InlineData(0x500u, "unknown")]
    [InlineData(0x09u, "unknown")]
    public void A_status_is_called_what_the_standard_calls_it(uint status, string name)
    {
        Assert.Equal(name, SmppStatuses.Label((SmppStatus)status));
        Assert.Equal(status is >= 0x100 and < 0x400, SmppStatuses.NeedsVersion5((SmppStatus)status));
    }

    [Fact]
    public void Three_statuses_ask_for_another_try() =>
        Assert.Equal(
            [SmppStatus.MessageQueueFull, SmppStatus.Throttled, SmppStatus.ReceiverTemporaryError],
            SmppStatuses.Known.ToArray().Where(SmppStatuses.IsTemporary));

    [Fact]
    public void Every_tlv_stands_in_the_table_in_order()
    {
        TlvTag[] all = [.. Enumerable.Range(0, TlvTags.Count).Select(TlvTags.At)];
        Assert.Equal(Enum.GetValues<TlvTag>(), all);
        Assert.Equal(all.Length, all.Select(TlvTags.Name).Distinct().Count());
        Assert.All(all, one => Assert.True(TlvTags.IsKnown(one)));
        Assert.False(TlvTags.IsKnown((TlvTag)0x1400));
        Assert.Equal("unknown", TlvTags.Name((TlvTag)0xFFFF));
        Assert.False(TlvTags.NeedsVersion5(TlvTag.MessagePayload));
        Assert.True(TlvTags.NeedsVersion5(TlvTag.CongestionState));
    }

    [Theory]
    [InlineData(TlvTag.MessagePayload, 0, true)]
    [InlineData(TlvTag.MessagePayload, 65_535, true)]
    [InlineData(TlvTag.ReceiptedMessageId, 65, true)]
    [InlineData(TlvTag.ReceiptedMessageId, 66, false)]
    [InlineData(TlvTag.SegmentTotal, 2, false)]
    [InlineData(TlvTag.AlertOnDelivery, 0, true)]
    [InlineData((TlvTag)0x1400, 9, true)]
    public void A_tlv_has_the_lengths_of_its_kind(TlvTag tag, int octets, bool fits) =>
        Assert.Equal(fits, TlvTags.Fits(tag, octets));
}
