using System.Net;

namespace Seawall.Portal.Tests;

/// <summary>Signing in on mobile data: the header counts from a trusted proxy, and from nobody else.</summary>
public sealed class HeaderTests
{
    private const string Header = "X-MSISDN";

    private static Task<TestPortal> StartAsync(string trusted, bool texts = false) => TestPortal.StartAsync(
        options => options with { Header = Header, TrustedProxies = [IPNetwork.Parse(trusted)] }, texts: texts);

    [Theory]
    [InlineData("8613857100001")]
    [InlineData("+8613857100001")]
    [InlineData("13857100001")]
    public async Task A_trusted_proxy_signs_the_line_in(string value)
    {
        await using var portal = await StartAsync("127.0.0.1/32");
        using var visitor = portal.Visitor();
        visitor.Headers.Add(Header, value);
        var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("138 5710 0001", home.Text, StringComparison.Ordinal);
        Assert.Contains("/?done=", (await visitor.PostAsync(
            "/choice", ("service", "voice"), ("zone", "overseas"), ("to", "shut"))).Location, StringComparison.Ordinal);
        Assert.EndsWith("by header", (await portal.HistoryAsync())[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_else_is_not_believed()
    {
        await using var portal = await StartAsync("192.0.2.0/24");
        using var visitor = portal.Visitor();
        visitor.Headers.Add(Header, "8613857100001");
        visitor.Headers.Add("X-Forwarded-For", "192.0.2.7");
        Assert.Equal("/sign-in", (await visitor.GetAsync("/")).Location);
    }

    [Theory]
    [InlineData("8613857100001", "8613857100002")]
    [InlineData("8613857100001, 8613857100002", null)]
    [InlineData("8613857100001\u00e9", null)]
    [InlineData("12025550123", null)]
    [InlineData("8613300000001", null)]
    [InlineData("", null)]
    public async Task What_is_not_one_line_of_ours_is_nothing(string value, string? another)
    {
        await using var portal = await StartAsync("127.0.0.0/8");
        using var visitor = portal.Visitor();
        visitor.Headers.TryAddWithoutValidation(Header, value);
        if (another is not null)
        {
            visitor.Headers.TryAddWithoutValidation(Header, another);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        try
        {
            Assert.Equal("/sign-in", (await visitor.SendAsync(request)).Location);
        }
        catch (HttpRequestException)
        {
            // The client itself does not send such a header.
        }
    }

    [Fact]
    public async Task Another_line_in_the_same_browser_is_another_session()
    {
        await using var portal = await StartAsync("127.0.0.1/32");
        using var visitor = portal.Visitor();
        visitor.Headers.Add(Header, "8613857100001");
        Assert.Contains("138 5710 0001", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
        visitor.Headers.Remove(Header);
        visitor.Headers.Add(Header, "8613857100002");
        Assert.Contains("138 5710 0002", (await visitor.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_texts_no_code_is_offered()
    {
        await using var portal = await StartAsync("127.0.0.1/32");
        using var visitor = portal.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        Assert.DoesNotContain("<form", page.Body, StringComparison.Ordinal);
        Assert.Contains("mobile data", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sign-in/code")).Status);
    }
}
