using System.Net;
using System.Text.RegularExpressions;

namespace Seawall.Portal.Tests;

/// <summary>An answer, read.</summary>
internal sealed record Seen(HttpStatusCode Status, string Body, string Location, HttpResponseMessage Raw)
{
    /// <summary>The page as a person reads it, tags aside.</summary>
    public string Text => WebUtility.HtmlDecode(Body);
}

/// <summary>A browser as far as HTTP goes: cookies, and the key of the last page's forms.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    public Visitor(Uri address, string language)
    {
        Cookies = new CookieContainer();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true,
        };
        _client = new HttpClient(handler) { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public CookieContainer Cookies { get; }

    /// <summary>Headers that go with every request.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => _client.DefaultRequestHeaders;

    /// <summary>The key of the forms of the page seen last.</summary>
    public string FormKey { get; set; } = "";

    public async Task<Seen> GetAsync(string path) => await SeeAsync(await _client.GetAsync(path, TestPortal.Cancel));

    public Task<Seen> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostRawAsync(path, new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                KeyValuePair.Create("form-key", FormKey)]));

    public async Task<Seen> PostRawAsync(string path, HttpContent content)
    {
        using (content)
        {
            return await SeeAsync(await _client.PostAsync(path, content, TestPortal.Cancel));
        }
    }

    public async Task<Seen> SendAsync(HttpRequestMessage request) =>
        await SeeAsync(await _client.SendAsync(request, TestPortal.Cancel));

    /// <summary>Signs in with the code of the text.</summary>
    public async Task SignInAsync(TestPortal portal, string number)
    {
        await GetAsync("/sign-in");
        Assert.Equal("/sign-in/code", (await PostAsync("/sign-in", ("number", number))).Location);
        await GetAsync("/sign-in/code");
        var entered = await PostAsync("/sign-in/code", ("code", await portal.Texts.NextCodeAsync()));
        Assert.Equal("/", entered.Location);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/")).Status);
    }

    public void Dispose() => _client.Dispose();

    private async Task<Seen> SeeAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestPortal.Cancel);
        var key = Regex.Match(body, "name=\"form-key\" value=\"([^\"]*)\"");
        if (key.Success)
        {
            FormKey = WebUtility.HtmlDecode(key.Groups[1].Value);
        }

        return new Seen(answer.StatusCode, body, answer.Headers.Location?.ToString() ?? "", answer);
    }
}
