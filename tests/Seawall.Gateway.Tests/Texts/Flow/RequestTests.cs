namespace Seawall.Gateway.Tests;

/// <summary>query_sm, cancel_sm and replace_sm go to the message centre that gave the id.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(3u)]
    [InlineData(7u)]
    [InlineData(8u)]
    public async Task The_message_centre_that_knows_the_id_is_asked(uint command)
    {
        await using var rig = await TextRig.StartAsync(centres: 3);
        using var hub = await rig.BindAsync();
        for (uint sequence = 1; sequence <= 12; sequence++)
        {
            await hub.SendAsync(Pdu.Message(4, sequence, TextRig.Undecided));
            var (centre, text) = await FirstAsync(rig);
            await centre.AnswerAsync(text, id: $"id{sequence}");
            Assert.Equal($"id{sequence}", (await hub.HearAsync()).MessageId);

            var request = About(command, sequence + 100, $"id{sequence}");
            await hub.SendAsync(request);
            var asked = await centre.HearAsync();
            Assert.Equal(Pdu.With(request, command, asked.Sequence), asked.Bytes);
            await centre.SendAsync(Pdu.Of(command | 0x80000000, 0x0C, asked.Sequence));
            Assert.Equal(Pdu.Of(command | 0x80000000, 0x0C, sequence + 100), (await hub.HearAsync()).Bytes);
        }
    }

    [Fact]
    public async Task The_answer_to_a_query_comes_back_whole()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        await hub.SendAsync(About(3, 4, "unheard"));
        var asked = await rig.Centre.HearAsync();
        await rig.Centre.SendAsync(Pdu.Of(0x80000003, 0, asked.Sequence, "unheard", "2605201530000000", 2, 0));
        Assert.Equal(
            Pdu.Of(0x80000003, 0, 4, "unheard", "2605201530000000", 2, 0), (await hub.HearAsync()).Bytes);
        Assert.Empty(rig.Records.All);
    }

    [Fact]
    public async Task Nobody_to_ask_is_told_at_once()
    {
        await using var rig = await TextRig.StartAsync();
        using var hub = await rig.BindAsync();
        rig.Centre.Dispose();
        await rig.UntilAsync(status => status.Targets[0].Binds == 0);
        await hub.SendAsync(About(3, 4, "unheard"));
        Assert.Equal(Pdu.Of(0x80000003, 8, 4), (await hub.HearAsync()).Bytes);
    }

    internal static byte[] About(uint command, uint sequence, string id) => command switch
    {
        3 => Pdu.Of(3, 0, sequence, id, 1, 1, "12025550123"),
        8 => Pdu.Of(8, 0, sequence, "", id, 1, 1, "12025550123", 1, 1, TextRig.Undecided),
        _ => Pdu.Of(7, 0, sequence, id, 1, 1, "12025550123", "", "", 0, 0, 2, "ab"u8.ToArray()),
    };

    /// <summary>The one that got a text, and the text.</summary>
    static async Task<(FakePeer Centre, Heard Text)> FirstAsync(TextRig rig)
    {
        FakePeer? got = null;
        Heard? text = null;
        foreach (var centre in rig.Centres)
        {
            await centre.SendAsync(Pdu.Of(0x15, 0, 0x7FFFFF00));
        }
        foreach (var centre in rig.Centres)
        {
            var heard = await centre.HearAsync();
            if (heard.Command == 4)
            {
                (got, text) = (centre, heard);
                await centre.HearAsync();
            }
        }

        // It may have come after the answer to enquire_link.
        return got is not null ? (got, text!) : await FirstAsync(rig);
    }
}
