using System.Globalization;

namespace Seawall.EndToEnd;

/// <summary>
/// Kannel as an ESME: its bearerbox binds to us, its smsbox takes texts by HTTP and hands on by HTTP what it receives.
/// </summary>
internal sealed class Kannel : IAsyncDisposable
{
    private readonly int _sendPort = Loopback.FreePort();
    private readonly int _adminPort = Loopback.FreePort();
    private readonly int _boxPort = Loopback.FreePort();
    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-kannel-").FullName;
    private readonly HttpNotes _notes = HttpNotes.Listen();
    private readonly HttpClient _http = new();
    private readonly List<RunningProcess> _boxes = [];

    /// <summary>Where it writes what goes wrong.</summary>
    public string Output => string.Join('\n', _boxes.Select(box => box.Output));

    /// <summary>Starts it; returns when it is bound to the port as <c>hub</c> with <c>secret</c>.</summary>
    public static async Task<Kannel> BindAsync(int port)
    {
        var bearerbox = Needed.Program("bearerbox", "kannel");
        var smsbox = Needed.Program("smsbox", "kannel");
        var kannel = new Kannel();
        try
        {
            await kannel.StartAsync(bearerbox, smsbox, port);
            return kannel;
        }
        catch
        {
            await kannel.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Sends a text. What became of it is a report that arrives later: 8 taken by the message centre, 16 refused by it,
    /// 1 delivered, 2 not delivered.
    /// </summary>
    public async Task SendAsync(string from, string to, string text, string mark)
    {
        var report = $"http://127.0.0.1:{_notes.Port}/report?mark={mark}%26type=%25d";
        var uri = new Uri($"http://127.0.0.1:{_sendPort}/cgi-bin/sendsms?username=test&password=secret"
            + $"&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}&text={Uri.EscapeDataString(text)}"
            + $"&dlr-mask=31&dlr-url={report}");
        var answer = "";
        await Until.TrueAsync("the smsbox to take a text", async () =>
        {
            answer = await TryGetAsync(uri);
            return answer.StartsWith("0: ", StringComparison.Ordinal);
        });
    }

    /// <summary>Waits for a report of this type about the text sent with that mark.</summary>
    public Task ReportedAsync(string mark, int type) =>
        _notes.HeardAsync(string.Create(CultureInfo.InvariantCulture, $"/report?mark={mark}&type={type}"));

    /// <summary>Waits for a text that was sent to it from this international number.</summary>
    public Task ReceivedAsync(string from, string text) =>
        _notes.HeardAsync($"/received?from=+{from}&text={text}");

    /// <summary>Waits for a text that was sent to it and holds this; the whole of it.</summary>
    public Task<string> ReceivedLikeAsync(string part) => _notes.HeardAsync(
        $"a text that holds {part}",
        one => one.StartsWith("/received?", StringComparison.Ordinal) && one.Contains(part, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        foreach (var box in Enumerable.Reverse(_boxes))
            await box.DisposeAsync();
        _http.Dispose();
        await _notes.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(string bearerbox, string smsbox, int port)
    {
        var settings = Path.Combine(_folder, "kannel.conf");
        await File.WriteAllTextAsync(settings, Settings(port));
        _boxes.Add(RunningProcess.Start(bearerbox, ["-v", "1", settings], _folder));
        await StatusAsync("the bearerbox to answer", _ => true);
        _boxes.Add(RunningProcess.Start(smsbox, ["-v", "1", settings], _folder));
        await StatusAsync("Kannel to be bound and whole", status =>
            status.Contains("(online ", StringComparison.Ordinal)
            && status.Contains("smsbox", StringComparison.Ordinal)
            && !status.Contains("No boxes connected", StringComparison.Ordinal));
    }

    private Task StatusAsync(string what, Func<string, bool> holds) => Until.TrueAsync(what, async () =>
    {
        foreach (var box in _boxes)
            Assert.False(box.HasExited, box.Output);
        var status = await TryGetAsync(new Uri($"http://127.0.0.1:{_adminPort}/status.txt?password=secret"));
        return status.Length > 0 && holds(status);
    });

    private async Task<string> TryGetAsync(Uri uri)
    {
        try
        {
            using var answer = await _http.GetAsync(uri, TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }

    private string Settings(int port) => $"""
        group = core
        admin-port = {_adminPort}
        admin-password = secret
        admin-deny-ip = "*.*.*.*"
        admin-allow-ip = "127.0.0.1"
        smsbox-port = {_boxPort}
        box-deny-ip = "*.*.*.*"
        box-allow-ip = "127.0.0.1"
        dlr-storage = internal

        group = smsc
        smsc = smpp
        smsc-id = seawall
        host = 127.0.0.1
        port = {port}
        transceiver-mode = true
        smsc-username = "hub"
        smsc-password = "secret"
        system-type = ""
        source-addr-ton = 1
        source-addr-npi = 1
        dest-addr-ton = 1
        dest-addr-npi = 1
        reconnect-delay = 1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = {_sendPort}

        group = sendsms-user
        username = test
        password = secret

        group = sms-service
        keyword = default
        max-messages = 0
        get-url = "http://127.0.0.1:{_notes.Port}/received?from=%p&text=%a"

        """;
}
