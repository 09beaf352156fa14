using System.Text.Json;

namespace Seawall.Tests.Serving;

/// <summary>The verbs about lines: choices, rules, history, files in and out.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public async Task A_line_is_shown_with_what_holds_and_why()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.DoAsync(
            "choice", "set", "13857100001", "--service", "voice", "--zone", "hongkong", "--to", "open", "--for", "24h");

        using var line = JsonDocument.Parse(await running.DoAsync("choice", "show", Running.Line, "--json"));
        var choices = line.RootElement.GetProperty("choices").EnumerateArray().ToDictionary(
            one => $"{one.GetProperty("service").GetString()} {one.GetProperty("zone").GetString()}");

        Assert.False(choices["voice overseas"].GetProperty("open").GetBoolean());
        Assert.Equal("choice", choices["voice overseas"].GetProperty("basis").GetString());
        Assert.Equal("pause", choices["voice hongkong"].GetProperty("basis").GetString());
        Assert.EndsWith(
            "+08:00", choices["voice hongkong"].GetProperty("pauseUntil").GetString(), StringComparison.Ordinal);
        Assert.Equal("default", choices["sms overseas"].GetProperty("basis").GetString());
    }

    [Fact]
    public async Task Who_changed_what_and_the_chain_holds()
    {
        await using var running = await Running.StartAsync();
        await running.DoAsync(
            "choice", "set", Running.Line, "--service", "all", "--zone", "all", "--to", "shut", "--note", "by letter");
        var again = await running.DoAsync(
            "choice", "set", Running.Line, "--service", "all", "--zone", "all", "--to", "shut");
        Assert.Contains("is so already, by journal entry", again, StringComparison.Ordinal);

        var history = await running.DoAsync("choice", "history", Running.Line);

        Assert.Contains("tester", history, StringComparison.Ordinal);
        Assert.Contains("by letter", history, StringComparison.Ordinal);
        Assert.StartsWith("the journal holds: ", await running.DoAsync("journal", "verify"), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(await running.DoAsync("journal", "verify", "--json"));
        Assert.True(report.RootElement.GetProperty("holds").GetBoolean());
        using var proof = JsonDocument.Parse(await running.DoAsync("journal", "proof", Running.Line));
        Assert.Equal(
            report.RootElement.GetProperty("hash").GetString(),
            proof.RootElement.GetProperty("head").GetProperty("hash").GetString());
        var run = await running.RunAsync("journal", "proof", Running.Line, "--at", "999999");
        Assert.Equal(2, run.Code);
    }

    [Theory]
    [InlineData("number", "12", "voice", "overseas", "shut")]
    [InlineData("service", Running.Line, "fax", "overseas", "shut")]
    [InlineData("zone", Running.Line, "voice", "mars", "shut")]
    [InlineData("to", Running.Line, "voice", "overseas", "ajar")]
    public async Task A_wrong_field_changes_nothing_and_is_named(
        string field, string number, string service, string zone, string to)
    {
        await using var running = await Running.StartAsync();
        var before = running.Node.Register.Status.Journal;

        var run = await running.RunAsync("choice", "set", number, "--service", service, "--zone", zone, "--to", to);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"seawall: {field}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(before, running.Node.Register.Status.Journal);
    }

    [Fact]
    public async Task A_personal_rule_passes_one_country_and_not_its_neighbour()
    {
        await using var running = await Running.StartAsync();
        await running.ShutAsync(Running.Line);
        await running.DoAsync("rule", "add", Running.Line, "--pass", "CA");

        Assert.Equal(0, (await running.CallAsync("+16135550123", Running.Line)).Code);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        Assert.Contains("CA", await running.DoAsync("rule", "list", Running.Line), StringComparison.Ordinal);
        await running.DoAsync("rule", "remove", Running.Line, "CA");
        Assert.Equal(1, (await running.CallAsync("+16135550123", Running.Line)).Code);
        Assert.Equal("[]\n", await running.DoAsync("rule", "list", Running.Line, "--json"));
    }

    [Fact]
    public async Task What_is_exported_is_what_import_takes()
    {
        await using var running = await Running.StartAsync();
        await File.WriteAllTextAsync(running.Folder.File("in.csv"), """
            zone,to,number,service
            overseas,shut,+8613857100001,voice
            all,shut,13857100002,all
            mars,shut,+8613857100003,voice
            overseas,shut,nobody,voice

            """, TestContext.Current.CancellationToken);

        var dry = await running.DoAsync("import", "choices", "in.csv", "--dry-run");
        Assert.Contains("4 rows: 2 would be changed, 0 so already, 2 rejected", dry, StringComparison.Ordinal);
        Assert.Equal(0, running.Node.Register.Book.Lines);
        var loaded = await running.DoAsync("import", "choices", "in.csv");
        Assert.Contains("4 rows: 2 changed, 0 so already, 2 rejected", loaded, StringComparison.Ordinal);
        var rejected = await File.ReadAllTextAsync(
            running.Folder.File("in.rejected.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("number: 'nobody' is not a number", rejected, StringComparison.Ordinal);
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.OtherLine)).Code);

        await running.DoAsync("export", "choices", "out.csv");
        using var again = JsonDocument.Parse(await running.DoAsync("import", "choices", "out.csv", "--json"));
        Assert.Equal(0, again.RootElement.GetProperty("changed").GetInt64());
        Assert.Equal(0, again.RootElement.GetProperty("rejected").GetInt64());
        Assert.False(File.Exists(running.Folder.File("out.rejected.csv")));
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("")]
    public async Task A_file_of_another_shape_is_refused_as_a_whole(string text)
    {
        await using var running = await Running.StartAsync();
        await File.WriteAllTextAsync(running.Folder.File("in.csv"), text, TestContext.Current.CancellationToken);

        var run = await running.RunAsync("import", "choices", "in.csv");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("seawall: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ported_number_becomes_our_line_at_once()
    {
        await using var running = await Running.StartAsync(settings => settings.Replace(
            "time_zone", "operators = [\"China Unicom\"]\ntime_zone", StringComparison.Ordinal));
        await running.ShutAsync(Running.Line);
        Assert.Equal(0, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        await File.WriteAllTextAsync(
            running.Folder.File("ported.csv"), "number,operator,region\n+8613857100001,China Unicom,\n",
            TestContext.Current.CancellationToken);

        await running.DoAsync("import", "ported", "ported.csv");

        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
        await running.RestartAsync();
        Assert.Equal(1, (await running.CallAsync(Running.Abroad, Running.Line)).Code);
    }
}
