namespace Seawall.EndToEnd.Texts;

/// <summary>
/// Subscribers decide by text, as Kannel hands their texts on and as a message centre delivers them; the next text from
/// abroad is judged by what they decided.
/// </summary>
public sealed class KeywordTests
{
    private const string Abroad = "12025550123";
    private const string Line = "8613857100001";
    private const int SubmitFail = 0x45;

    [Fact]
    public async Task Kannel_texts_keywords_and_gets_the_answers()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.Words(port, behind));
        await seawall.MetricAsync(TextTrunk.Up);
        await using var near = Wire.To(port);
        await using var kannel = await Kannel.BindAsync(near.Port);
        await using var abroad = await NpmPeer.EsmeAsync(port, "intl");
        Assert.Equal(0, await abroad.SubmitAsync(Abroad, Line, "one"));

        await kannel.SendAsync(Line, "10086", "shut texts", "first");
        await kannel.ReportedAsync("first", 8);
        var shut = await kannel.ReceivedLikeAsync("Texts from abroad: shut from");
        Assert.Contains("Reply UNDO within 10 minutes", shut, StringComparison.Ordinal);
        Assert.Equal(SubmitFail, await abroad.SubmitAsync(Abroad, Line, "two"));

        await kannel.SendAsync(Line, "10086", "Undo.", "second");
        await kannel.ReceivedLikeAsync("Taken back.");
        Assert.Equal(0, await abroad.SubmitAsync(Abroad, Line, "three"));

        await kannel.SendAsync(Line, "10086", "1902", "third");
        await kannel.ReceivedLikeAsync("Did you mean 1901 (shut calls from abroad)?");
        await kannel.SendAsync(Line, "10086", "yes", "fourth");
        await kannel.ReceivedLikeAsync("Calls from abroad: shut from");

        var shown = await seawall.DoAsync("choice", "history", "+" + Line);
        Assert.Equal(3 * 4, shown.Split("text ").Length - 1);
        var arrived = await centre.RequestsAsync("submit_sm", 2);
        Assert.Equal(["one", "three"], arrived.Select(one => (string?)one["short_message"]));
        Assert.Contains("deliver_sm", await near.DecodeAsync());
    }

    [Fact]
    public async Task A_message_centre_delivers_a_keyword_and_is_given_the_answer()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var far = Wire.To(behind);
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.Words(port, far.Port));
        await seawall.MetricAsync(TextTrunk.Up);
        await using var abroad = await NpmPeer.EsmeAsync(port, "intl");

        var told = await centre.AskAsync("deliver_sm", NpmPeer.Text(Line, "10086", "gbdx"));
        Assert.Equal(0, (int)told["status"]!);
        Assert.Equal(SubmitFail, await abroad.SubmitAsync(Abroad, Line, "two"));
        var answer = Assert.Single(await centre.RequestsAsync("submit_sm", 1));
        Assert.Equal(("10086", Line), ((string?)answer["source_addr"], (string?)answer["destination_addr"]));
        Assert.StartsWith("Texts from abroad: shut", (string?)answer["short_message"], StringComparison.Ordinal);
        Assert.Contains("submit_sm", await far.DecodeAsync());
    }

    [Fact]
    public async Task A_gateway_of_ussd_shows_the_menu_and_a_digit_decides()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var far = Wire.To(behind);
        await using var seawall = await SeawallProcess.StartAsync(
            TextTrunk.Words(port, far.Port, "ussd_codes = [\"*1219#\"]"));
        await seawall.MetricAsync(TextTrunk.Up);
        await using var abroad = await NpmPeer.EsmeAsync(port, "intl");

        Assert.Equal(0, await StepAsync(centre, "*1219#", 1));
        var root = Assert.Single(await centre.RequestsAsync("submit_sm", 1));
        Assert.Equal(
            ("Calls open. Texts open.\n1 Shut Calls\n2 Shut Texts\n3 More", 2),
            ((string?)root["short_message"], Octet(root["ussd_service_op"])));
        Assert.Equal(0, await StepAsync(centre, "2", 18));
        Assert.Equal(SubmitFail, await abroad.SubmitAsync(Abroad, Line, "two"));
        var last = (await centre.RequestsAsync("submit_sm", 2))[1];
        Assert.StartsWith("Calls open. Texts shut. No. ", (string?)last["short_message"], StringComparison.Ordinal);
        Assert.Equal(17, Octet(last["ussd_service_op"]));
        Assert.Contains("ussd", await seawall.DoAsync("choice", "history", "+" + Line), StringComparison.Ordinal);
        Assert.Contains("submit_sm", await far.DecodeAsync());
    }

    private static int Octet(System.Text.Json.Nodes.JsonNode? value) =>
        value is null ? -1 : value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (int)value
            : ((string)value!)[0];

    private static async Task<int> StepAsync(NpmPeer centre, string text, int operation)
    {
        var fields = NpmPeer.Text(Line, "1219", text);
        fields["service_type"] = "USSD";
        fields["ussd_service_op"] = operation;
        return (int)(await centre.AskAsync("deliver_sm", fields))["status"]!;
    }

    [Fact]
    public async Task Nobody_abroad_decides_for_a_line_whatever_number_they_write_from_or_to()
    {
        var (port, behind) = (Loopback.FreePort(), Loopback.FreePort());
        await using var centre = await NpmPeer.CentreAsync(behind);
        await using var seawall = await SeawallProcess.StartAsync(TextTrunk.Words(port, behind));
        await seawall.MetricAsync(TextTrunk.Up);
        await using var abroad = await NpmPeer.EsmeAsync(port, "intl");

        foreach (var to in new[] { "10086", "8610086", "+8610086", "008610086" })
        {
            Assert.Equal(SubmitFail, await abroad.SubmitAsync(Line, to, "SHUT"));
            Assert.Equal(SubmitFail, await abroad.SubmitAsync(Line, to, "SHUT", "data_sm"));
        }

        Assert.Empty(centre.Requests("submit_sm"));
        Assert.Empty(centre.Requests("data_sm"));
        Assert.DoesNotContain(
            "shut", await seawall.DoAsync("choice", "show", "+" + Line), StringComparison.Ordinal);
    }
}
