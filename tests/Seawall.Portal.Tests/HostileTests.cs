using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Seawall.Portal.Tests;

/// <summary>What people send who mean no good: nothing changes, nothing breaks, nothing is given away.</summary>
public sealed class HostileTests
{
    public static TheoryData<string> Poison =>
    [
        "\"><script>alert(1)</script>", "'; DROP TABLE line; --", "{{7*7}}", "${jndi:ldap://x}", "../../etc/passwd",
        "\u0000", "\u202Eevil", "a\r\nSet-Cookie: x=1", "%0d%0aLocation:http://x", new string('9', 2000), "𝟙𝟛𝟠",
        "<img src=x>",
    ];

    private static readonly (string Path, string[] Fields)[] _forms =
    [
        ("/choice", ["service", "zone", "to", "confirmation"]),
        ("/pause", ["service", "zone", "for", "until", "confirmation"]),
        ("/rule", ["number", "country", "way", "service", "confirmation"]),
        ("/rule/remove", ["target", "service", "confirmation"]),
        ("/undo", ["journal", "confirmation"]),
    ];

    private static readonly Dictionary<string, string> _good = new()
    {
        ["service"] = "voice", ["zone"] = "overseas", ["to"] = "shut", ["for"] = "1h", ["until"] = "",
        ["number"] = "+61412345678", ["country"] = "", ["way"] = "pass", ["target"] = "CA", ["journal"] = "1",
        ["confirmation"] = "",
    };

    [Theory]
    [MemberData(nameof(Poison))]
    public async Task Every_field_of_every_form_takes_anything(string poison)
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        foreach (var (path, fields) in _forms)
        {
            foreach (var poisoned in fields)
            {
                var answer = await visitor.PostAsync(
                    path, [.. fields.Select(field => (field, field == poisoned ? poison : _good[field]))]);
                Assert.True((int)answer.Status < 500, $"{path} {poisoned}: {answer.Status}");
                Assert.DoesNotContain("<script>", answer.Body, StringComparison.Ordinal);
                Assert.DoesNotContain("<img src=x>", answer.Body, StringComparison.Ordinal);
                Assert.False(answer.Raw.Headers.Contains("x"));
                portal.Time.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Assert.DoesNotContain("<script>", (await visitor.GetAsync("/history")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Poison))]
    public async Task Addresses_and_headers_take_anything(string poison)
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var escaped = Uri.EscapeDataString(poison.Replace("\u0000", "", StringComparison.Ordinal));
        foreach (var path in new[] { $"/?done={escaped}", $"/?language={escaped}&size={escaped}", $"/{escaped}" })
        {
            var answer = await visitor.GetAsync(path);
            Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
            Assert.DoesNotContain("<script>", answer.Body, StringComparison.Ordinal);
        }

        foreach (var header in new[] { "Accept-Language", "X-Forwarded-For", "X-Forwarded-Proto", "Cookie", "Origin" })
        {
            var answer = await RawAsync(portal, $"GET /sign-in HTTP/1.1\r\nHost: x\r\n{header}: "
                + $"{poison.ReplaceLineEndings(" ")}\r\nConnection: close\r\n\r\n");
            Assert.Matches("^HTTP/1.1 (200|400|431)", answer);
            Assert.DoesNotContain("<script>", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_of_another_site_counts_for_nothing()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var key = visitor.FormKey;
        (string, string)[] shut = [("service", "voice"), ("zone", "overseas"), ("to", "shut")];

        // No key, a made-up key, another visitor's key.
        using var other = portal.Visitor();
        await other.GetAsync("/sign-in");
        foreach (var foreign in new[] { "", "x", other.FormKey })
        {
            visitor.FormKey = foreign;
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/choice", shut)).Status);
        }

        // The right key, and a browser that says where the form stood.
        visitor.FormKey = key;
        visitor.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/choice", shut)).Status);
        Assert.Empty(await portal.HistoryAsync());

        visitor.Headers.Remove("Sec-Fetch-Site");
        visitor.Headers.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.PostAsync("/choice", shut)).Status);
    }

    [Fact]
    public async Task A_change_needs_a_session()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        foreach (var (path, fields) in _forms)
        {
            Assert.Equal("/sign-in", (await visitor.PostAsync(
                path, [.. fields.Select(field => (field, _good[field]))])).Location);
        }

        Assert.Equal("/sign-in", (await visitor.GetAsync("/history")).Location);
        Assert.Empty(await portal.HistoryAsync());
    }

    [Fact]
    public async Task A_form_that_is_none_of_ours_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        using var json = new StringContent("{\"to\":\"shut\"}", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await visitor.PostRawAsync("/choice", json)).Status);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await visitor.PostAsync("/choice", ("to", new string('x', PortalLimits.FormOctetsMax)))).Status);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await visitor.PostAsync("/choice", [.. Enumerable.Range(0, 40).Select(i => ($"f{i}", "x"))])).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.GetAsync("/choice")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/nothing")).Status);
        Assert.Empty(await portal.HistoryAsync());
    }

    [Fact]
    public async Task Codes_are_not_sent_without_end()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");

        // One line: three at once, then one in a while; the same for a line that does not exist.
        foreach (var number in new[] { TestPortal.Number, "+8613300000001" })
        {
            for (var i = 0; i < PortalLimits.LineCodesBurst; i++)
            {
                Assert.Equal("/sign-in/code", (await visitor.PostAsync("/sign-in", ("number", number))).Location);
            }

            Assert.Equal(
                HttpStatusCode.TooManyRequests, (await visitor.PostAsync("/sign-in", ("number", number))).Status);
        }

        // One source, many lines.
        var refused = 0;
        for (var i = 0; i < PortalLimits.SourceCodesBurst; i++)
        {
            var answer = await visitor.PostAsync("/sign-in", ("number", $"+8613800{i:D6}"));
            refused += answer.Status == HttpStatusCode.TooManyRequests ? 1 : 0;
        }

        Assert.True(refused > 0);
        portal.Time.Advance(TimeSpan.FromSeconds(PortalLimits.LineCodeEverySeconds * 2));
        Assert.Equal(
            "/sign-in/code", (await visitor.PostAsync("/sign-in", ("number", TestPortal.Number))).Location);
    }

    [Fact]
    public async Task A_line_gets_so_many_codes_a_day()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = portal.Visitor();
        await visitor.GetAsync("/sign-in");
        var sent = 0;
        for (var i = 0; i < 40; i++)
        {
            portal.Time.Advance(TimeSpan.FromSeconds(PortalLimits.LineCodeEverySeconds));
            var answer = await visitor.PostAsync("/sign-in", ("number", TestPortal.Number));
            sent += answer.Location == "/sign-in/code" ? 1 : 0;
        }

        Assert.InRange(sent, PortalLimits.LineCodesADay, PortalLimits.LineCodesADay + 1);
    }

    [Fact]
    public async Task Guessing_from_one_source_ends_soon()
    {
        await using var portal = await TestPortal.StartAsync();
        var looked = 0;
        for (var line = 0; line < 8; line++)
        {
            using var visitor = portal.Visitor();
            await visitor.GetAsync("/sign-in");
            await visitor.PostAsync("/sign-in", ("number", $"+8613800{line:D6}"));
            for (var i = 0; i < PortalLimits.CodeTriesMax; i++)
            {
                var answer = await visitor.PostAsync("/sign-in/code", ("code", "0"));
                looked += answer.Status == HttpStatusCode.BadRequest ? 1 : 0;
            }
        }

        Assert.Equal(PortalLimits.SourceWrongBurst, looked);
    }

    [Fact]
    public async Task Nothing_runs_in_the_browser_and_nothing_is_kept()
    {
        await using var portal = await TestPortal.StartAsync();
        using var visitor = await portal.SignedInAsync();
        var page = await visitor.GetAsync("/");
        var policy = page.Raw.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Raw.Headers.CacheControl!.ToString());
        Assert.False(page.Raw.Headers.Contains("Server"));
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Body, StringComparison.Ordinal);
        foreach (Cookie cookie in visitor.Cookies.GetCookies(portal.Address))
        {
            Assert.True(cookie.HttpOnly, cookie.Name);
        }

        var style = System.Text.RegularExpressions.Regex.Match(page.Body, "href=\"(/portal[^\"]*)\"").Groups[1].Value;
        var sheet = await visitor.GetAsync(style);
        Assert.Equal("text/css", sheet.Raw.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", sheet.Raw.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_that_speaks_tls_cookies_are_for_tls_alone()
    {
        await using var portal = await TestPortal.StartAsync(
            options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.1/32")] });
        var answer = await RawAsync(
            portal, "GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        Assert.Matches("(?i)set-cookie: seawall-form=[^\r]*; secure", answer);
        Assert.Contains("Strict-Transport-Security", answer, StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(TestPortal portal, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Address.Host, portal.Address.Port, TestPortal.Cancel);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestPortal.Cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestPortal.Cancel);
    }
}
