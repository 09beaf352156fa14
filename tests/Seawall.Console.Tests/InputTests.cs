using System.Net;
using System.Text;

namespace Seawall.Console.Tests;

/// <summary>What bad input gets: one form, the field named, nothing changed.</summary>
public sealed class InputTests
{
    private const string Choices = Api.Line + "/choices";
    private const string Good = """{"service":"voice","zone":"overseas","to":"shut"}""";

    [Theory]
    [InlineData("""{"service":"voice","zone":"mars","to":"shut"}""", "zone", "zone: expected hongkong, macao, taiwan,")]
    [InlineData("""{"service":"fax","zone":"all","to":"shut"}""", "service", "service: expected voice, sms or all")]
    [InlineData("""{"service":"voice","zone":"all","to":"closed"}""", "to", "to: expected open, shut or undecided")]
    [InlineData("""{"service":"voice","zone":"all"}""", "to", "to: is missing")]
    [InlineData("""{"service":"voice","zone":null,"to":"shut"}""", "zone", "zone: expected a value, found null")]
    [InlineData("""{"service":"voice","zone":7,"to":"shut"}""", "zone", "zone: is not of the kind")]
    [InlineData("""{"service":"voice","zone":"all","to":"shut","for":"1h"}""", "for", "for: unknown field")]
    [InlineData("""{"service":"voice","zone":"all","to":"open","until":"tomorrow"}""", "until", "until: expected")]
    [InlineData("""{"service":"voice","zone":"all","to":"open","until":"2026-05-02 08:00"}""", "until", "until: e")]
    [InlineData("""{"service":"voice","zone":"all","to":"open","until":"2020-05-02T08:00Z"}""", "until", "until: ")]
    [InlineData("""{"service":"voice","zone":"all","to":"shut","until":"2026-05-02T08:00:00Z"}""", "until", "")]
    [InlineData("""{"service":"voice","zone":"all","to":"shut","note":"a\u0000b"}""", "note", "note: holds a control")]
    [InlineData("""{"service":"voice","zone":"all","to":"shut","to":"open"}""", "body", "body: is no JSON")]
    [InlineData("""{"service":"voice",""", "body", "body: is no JSON that can be read")]
    [InlineData("""["voice"]""", "body", "body: expected a JSON object")]
    [InlineData("", "body", "body: is no JSON that can be read")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "body", "body: is no JSON")]
    public async Task A_wrong_field_is_named_and_nothing_changes(string body, string field, string message)
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("PUT", Choices, body);

        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_ARGUMENT"), (got.Status, got.Code));
        Assert.Equal(field, (string?)got.Json["field"]);
        Assert.StartsWith(message, got.Message, StringComparison.Ordinal);
        Assert.Equal(400, (int)got.Json["status"]!);
        Assert.Equal(0, api.Journalled);
    }

    [Theory]
    [InlineData("13800000001")]
    [InlineData("8613800000001")]
    [InlineData("+86 138 0000 0001")]
    [InlineData("+0613800000001")]
    [InlineData("+86138000000012345")]
    [InlineData("'; DROP TABLE line; --")]
    [InlineData("+8613800000001%0d%0aSet-Cookie:x")]
    [InlineData("+12025550123")]
    [InlineData("+864001234567")]
    public async Task A_number_is_plus_and_digits_of_a_line_of_ours(string number)
    {
        await using var api = await Api.StartAsync();

        foreach (var path in new[] { "", "/history" })
        {
            var got = await api.SendAsync("GET", $"/v1/subscribers/{number}{path}");
            Assert.Equal((HttpStatusCode.BadRequest, "number"), (got.Status, (string?)got.Json["field"]));
        }

        var put = await api.SendAsync("PUT", $"/v1/subscribers/{number}/choices", Good);
        Assert.Equal((HttpStatusCode.BadRequest, "number"), (put.Status, (string?)put.Json["field"]));
        Assert.Equal(0, api.Journalled);
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("GET", "/", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("PATCH", Choices, HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v1/screen", HttpStatusCode.MethodNotAllowed, "METHOD_NOT_ALLOWED")]
    [InlineData("GET", "/v1/campaigns/none", HttpStatusCode.NotFound, "NOT_FOUND")]
    [InlineData("GET", Api.Line + "/history?limit=0", HttpStatusCode.BadRequest, "INVALID_ARGUMENT")]
    [InlineData("GET", Api.Line + "/history?limit=1001", HttpStatusCode.BadRequest, "INVALID_ARGUMENT")]
    [InlineData("GET", Api.Line + "/history?before=x", HttpStatusCode.BadRequest, "INVALID_ARGUMENT")]
    public async Task What_is_not_there_has_the_same_form(
        string method, string path, HttpStatusCode status, string code)
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync(method, path);

        Assert.Equal((status, code), (got.Status, got.Code));
        Assert.Equal((int)status, (int)got.Json["status"]!);
        Assert.NotEmpty(got.Message!);
        Assert.NotEmpty(got.Headers["x-correlator"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=gb18030")]
    public async Task A_body_that_is_no_json_is_refused(string type)
    {
        await using var api = await Api.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var got = await api.SendContentAsync("PUT", Choices, content);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (got.Status, got.Code));
        Assert.Equal(0, api.Journalled);
    }

    [Fact]
    public async Task A_body_without_a_kind_is_refused()
    {
        await using var api = await Api.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));

        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType, (await api.SendContentAsync("PUT", Choices, content)).Status);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var api = await Api.StartAsync();
        using var content = new StringContent(new string(' ', 17_000), Encoding.UTF8, "application/json");

        var got = await api.SendContentAsync("PUT", Choices, content);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "PAYLOAD_TOO_LARGE"), (got.Status, got.Code));
    }

    [Theory]
    [InlineData("CA", """{"verdict":"allow","target":"CA"}""", "verdict")]
    [InlineData("XX", """{"verdict":"pass","target":"XX"}""", "target")]
    [InlineData("CN", """{"verdict":"pass","target":"CN"}""", "target")]
    [InlineData("'", """{"verdict":"pass","target":"' OR 1=1"}""", "target")]
    [InlineData("CA", """{"verdict":"pass","target":"CA","service":"fax"}""", "service")]
    public async Task A_wrong_rule_names_its_field(string _, string body, string field)
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", Api.Line + "/rules", body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (got.Status, (string?)got.Json["field"]));
        Assert.StartsWith(field + ": ", got.Message, StringComparison.Ordinal);
        Assert.Equal(0, api.Journalled);
    }

    [Fact]
    public async Task The_correlator_is_echoed_or_made_and_never_anything_else()
    {
        await using var api = await Api.StartAsync();

        Assert.Equal("a-1/b:c", (await api.SendAsync("GET", Api.Line, null, ("x-correlator", "a-1/b:c")))
            .Headers["x-correlator"]);
        foreach (var wrong in new[] { "<script>alert(1)</script>", new string('a', 129), "a b", "中" })
        {
            var made = (await api.SendAsync("GET", Api.Line, null, ("x-correlator", wrong))).Headers["x-correlator"];
            Assert.True(Guid.TryParse(made, out _), made);
        }
    }

    [Fact]
    public async Task Nobody_keeps_an_answer()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("GET", Api.Line);

        Assert.Equal("no-store", got.Headers["Cache-Control"]);
        Assert.Equal("nosniff", got.Headers["X-Content-Type-Options"]);
    }
}
