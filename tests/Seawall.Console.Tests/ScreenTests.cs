using System.Net;

namespace Seawall.Console.Tests;

/// <summary>Verdicts for elements that ask by HTTP.</summary>
public sealed class ScreenTests
{
    [Fact]
    public async Task A_call_is_judged_with_its_reason()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", "/v1/screen",
            """{"service":"voice","from":"+12025550123","to":"+8613800000001","trunk":"igw"}""");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.Equal(("refuse", "choice_shut"), ((string?)got.Json["outcome"], (string?)got.Json["reason"]));
        Assert.Equal("overseas", (string?)got.Json["origin"]!["zone"]);
        Assert.Equal("+12025550123", Assert.Single(api.Desk.Asked).From);
    }

    [Fact]
    public async Task A_caller_without_a_number_is_one_too()
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", "/v1/screen",
            """{"service":"voice","from":null,"to":"+8613800000001","trunk":"igw","withheld":true}""");

        Assert.Equal(HttpStatusCode.OK, got.Status);
        Assert.Equal((null, true), (api.Desk.Asked[0].From, api.Desk.Asked[0].Withheld));
    }

    [Theory]
    [InlineData("""{"service":"voice","to":"+8613800000001","trunk":"nowhere"}""", "trunk")]
    [InlineData("""{"service":"voice","to":"+8613800000001"}""", "trunk")]
    [InlineData("""{"service":"voice","trunk":"igw"}""", "to")]
    [InlineData("""{"service":"voice","to":"+8613800000001","trunk":"igw","withheld":"yes"}""", "withheld")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        await using var api = await Api.StartAsync();

        var got = await api.SendAsync("POST", "/v1/screen", body);

        Assert.Equal((HttpStatusCode.BadRequest, field), (got.Status, (string?)got.Json["field"]));
    }
}
