using System.Text.Json.Nodes;

namespace Seawall.EndToEnd.Texts;

/// <summary>
/// Texts by the npm package <c>smpp</c> on both sides: passed where nothing forbids it, refused where the line shut
/// overseas. The settings know no calls.
/// </summary>
public sealed class TextTests
{
    private const string Abroad = "12025550123";
    private const string Shut = "8613857100001";
    private const string Undecided = "8613857100002";
    private const int SubmitFail = 0x45;

    [Fact]
    public async Task A_text_to_an_undecided_line_arrives_and_its_receipt_comes_back()
    {
        await using var scene = await TextScene.StartAsync();
        var text = NpmPeer.Text(Abroad, Undecided, "hello");
        text["registered_delivery"] = 1;
        var answer = await scene.Esme.AskAsync("submit_sm", text);
        Assert.Equal((0, "m1"), ((int)answer["status"]!, (string?)answer["message_id"]));
        var arrived = Assert.Single(await scene.Centre.RequestsAsync("submit_sm", 1));
        Assert.Equal(
            (Abroad, Undecided, "hello"),
            ((string?)arrived["source_addr"], (string?)arrived["destination_addr"], (string?)arrived["short_message"]));
        var receipt = Assert.Single(await scene.Esme.RequestsAsync("deliver_sm", 1));
        Assert.Equal("m1", ((string?)receipt["receipted_message_id"])?.TrimEnd('\0'));
        Assert.Equal(4, (int)receipt["esm_class"]!);
        await scene.Centre.PrintedAsync("the receipt's answer", line => (int?)line["status"] == 0
            && (string?)line["receipt"] == "m1");
        Assert.Contains("submit_sm_resp", await scene.Near.DecodeAsync());
        Assert.Contains("deliver_sm_resp", await scene.Far.DecodeAsync());
    }

    [Fact]
    public async Task A_text_to_a_line_that_shut_overseas_is_refused_counted_and_recorded()
    {
        await using var scene = await TextScene.StartAsync();
        await scene.Seawall.ShutAsync("+" + Shut, service: "sms");
        Assert.Equal(SubmitFail, await scene.Esme.SubmitAsync(Abroad, Shut, "hello"));
        Assert.Equal(SubmitFail, await scene.Esme.SubmitAsync(Abroad, Shut, "hello", "data_sm"));
        Assert.Empty(scene.Centre.Requests("submit_sm"));
        Assert.Contains("seawall_verdicts_total{service=\"sms\",trunk=\"intl-hub\",outcome=\"refuse\"",
            await scene.Seawall.MetricsAsync(), StringComparison.Ordinal);
        var found = await scene.Seawall.DoAsync("records", "find", "--subscriber", "+" + Shut, "--json");
        Assert.Contains("choice_shut", found, StringComparison.Ordinal);
        Assert.Contains("\"sms\"", found, StringComparison.Ordinal);
        Assert.DoesNotContain("hello", found, StringComparison.Ordinal);
        Assert.Contains("data_sm_resp", await scene.Near.DecodeAsync());
    }

    [Fact]
    public async Task A_choice_is_in_force_for_the_next_text_and_undone_for_the_one_after()
    {
        await using var scene = await TextScene.StartAsync();
        Assert.Equal(0, await scene.Esme.SubmitAsync(Abroad, Shut, "one"));
        await scene.Seawall.ShutAsync("+" + Shut, service: "sms");
        Assert.Equal(SubmitFail, await scene.Esme.SubmitAsync(Abroad, Shut, "two"));
        await scene.Seawall.DoAsync(
            "choice", "set", "+" + Shut, "--service", "sms", "--zone", "overseas", "--to", "open", "--for", "24h");
        Assert.Equal(0, await scene.Esme.SubmitAsync(Abroad, Shut, "three"));
        var arrived = await scene.Centre.RequestsAsync("submit_sm", 2);
        Assert.Equal(["one", "three"], arrived.Select(one => (string?)one["short_message"]));
    }

    [Fact]
    public async Task A_choice_about_calls_leaves_texts_alone()
    {
        await using var scene = await TextScene.StartAsync();
        await scene.Seawall.ShutAsync("+" + Shut);
        Assert.Equal(0, await scene.Esme.SubmitAsync(Abroad, Shut, "hello"));
    }

    [Fact]
    public async Task A_text_to_many_arrives_at_those_who_take_it()
    {
        await using var scene = await TextScene.StartAsync();
        await scene.Seawall.ShutAsync("+" + Shut, service: "sms");
        var text = NpmPeer.Text(Abroad, "", "hello");
        text.Remove("destination_addr");
        text["dest_address"] = new JsonArray([.. new[] { Shut, Undecided }.Select(number => new JsonObject
        {
            ["dest_addr_ton"] = 1, ["dest_addr_npi"] = 1, ["destination_addr"] = number,
        })]);
        var answer = await scene.Esme.AskAsync("submit_multi", text);
        Assert.Equal(0, (int)answer["status"]!);
        var left = Assert.Single(answer["unsuccess_sme"]!.AsArray())!;
        Assert.Equal((Shut, SubmitFail), ((string?)left["destination_addr"], (int)left["error_status_code"]!));
        var arrived = Assert.Single(await scene.Centre.RequestsAsync("submit_multi", 1));
        var reached = Assert.Single(arrived["dest_address"]!.AsArray())!;
        Assert.Equal(Undecided, (string?)reached["destination_addr"]);
        Assert.Contains("submit_multi_resp", await scene.Near.DecodeAsync());
        Assert.Contains("submit_multi", await scene.Far.DecodeAsync());
    }

    [Fact]
    public async Task Every_part_of_a_long_text_has_the_verdict_of_the_first()
    {
        await using var scene = await TextScene.StartAsync();
        Assert.Equal(0, await PartAsync(scene, 1));
        await scene.Seawall.ShutAsync("+" + Shut, service: "sms");
        Assert.Equal(0, await PartAsync(scene, 2));
        Assert.Equal(0, await PartAsync(scene, 3));
        Assert.Equal(SubmitFail, await scene.Esme.SubmitAsync(Abroad, Shut, "another"));
        Assert.Equal(3, (await scene.Centre.RequestsAsync("submit_sm", 3)).Count);
    }

    [Theory]
    [InlineData("query_sm")]
    [InlineData("cancel_sm")]
    [InlineData("replace_sm")]
    public async Task What_is_asked_about_a_text_reaches_the_message_centre_with_its_id(string command)
    {
        await using var scene = await TextScene.StartAsync();
        var fields = new JsonObject
        {
            ["message_id"] = "m1", ["source_addr_ton"] = 1, ["source_addr_npi"] = 1, ["source_addr"] = Abroad,
        };
        if (command == "cancel_sm")
            fields["destination_addr"] = Undecided;
        if (command == "replace_sm")
            fields["short_message"] = "better";
        Assert.Equal(0, await scene.Esme.SubmitAsync(Abroad, Undecided, "hello"));
        Assert.Equal(0, (int)(await scene.Esme.AskAsync(command, fields))["status"]!);
        var asked = Assert.Single(await scene.Centre.RequestsAsync(command, 1));
        Assert.Equal("m1", (string?)asked["message_id"]);
        Assert.Contains(command, await scene.Far.DecodeAsync());
    }

    [Fact]
    public async Task What_the_message_centre_answers_is_what_the_sender_is_told()
    {
        await using var scene = await TextScene.StartAsync();
        Assert.Equal(0x14, await scene.Esme.SubmitAsync(Abroad, Undecided, "status=20"));
        Assert.Equal(0x58, await scene.Esme.SubmitAsync(Abroad, Undecided, "status=88"));
    }

    [Fact]
    public async Task Without_a_message_centre_the_sender_is_told_to_try_again()
    {
        await using var scene = await TextScene.StartAsync();
        await scene.Centre.KillAsync();
        await scene.Seawall.MetricAsync(TextTrunk.Down);
        Assert.Equal(8, await scene.Esme.SubmitAsync(Abroad, Undecided, "hello"));
    }

    private static async Task<int> PartAsync(TextScene scene, int part)
    {
        var text = NpmPeer.Text(Abroad, Shut, $"part {part}");
        text["sar_msg_ref_num"] = 77;
        text["sar_total_segments"] = 3;
        text["sar_segment_seqnum"] = part;
        return (int)(await scene.Esme.AskAsync("submit_sm", text))["status"]!;
    }
}
