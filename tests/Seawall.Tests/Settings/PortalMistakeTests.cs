using Seawall.Settings;

namespace Seawall.Tests.Settings;

/// <summary>Mistakes in <c>[portal]</c>: above all pages that nobody, or anybody, could sign in to.</summary>
public sealed class PortalMistakeTests
{
    private const string Before = """
        [home]
        country_code = "86"
        [[zones]]
        name = "overseas"
        countries = ["*"]
        [data]
        folder = "data"
        [portal]

        """;

    private const string ByHeader = "header = \"X-MSISDN\"\ntrusted_proxies = [\"192.0.2.0/24\"]\n";

    private static string[] Lines(string portal) =>
        [.. SettingsLoader.Parse(Before + portal, "s.toml").Mistakes.Select(mistake => mistake.ToString())];

    [Theory]
    [InlineData(ByHeader + "listen = \"http://127.0.0.1:8080\"")]
    [InlineData(ByHeader + "listen = \"http://[::1]:80\"\nname = \"浙江移动\"\nhelp = \"+86 10086\"\ncodes = \"5/s\"")]
    public void These_are_good(string portal) => Assert.Empty(Lines(portal));

    [Theory]
    [InlineData("listen = \"http://127.0.0.1:8080\"",
        "8:2: portal: nobody could sign in: set header and trusted_proxies, or give our own texts a way out for codes")]
    [InlineData("listen = \"http://127.0.0.1:8080\"\nheader = \"X-MSISDN\"",
        "10:10: portal.header: needs trusted_proxies = [...]: "
            + "without them anybody could put a number into that header")]
    [InlineData(ByHeader, "8:2: portal.listen: is missing; expected an address such as \"http://127.0.0.1:9090\"")]
    [InlineData(ByHeader + "listen = \"8080\"",
        "11:10: portal.listen: expected an address such as \"http://127.0.0.1:9090\", found \"8080\"")]
    [InlineData(ByHeader + "listen = \"http://127.0.0.1:8080\"\nhelp = \"call us\"",
        "12:8: portal.help: expected a number to call, as it is dialled here, such as \"10086\", found \"call us\"")]
    [InlineData(ByHeader + "listen = \"http://127.0.0.1:8080\"\ncodes = \"0/s\"",
        "12:9: portal.codes: expected a rate from \"1/s\" to \"10000/s\", found \"0/s\"")]
    [InlineData(ByHeader + "listen = \"http://127.0.0.1:8080\"\nheadr = \"X\"",
        "12:1: portal.headr: unknown key; did you mean header?")]
    [InlineData("listen = \"http://127.0.0.1:8080\"\ntrusted_proxies = [\"all\"]\nheader = \"X MSISDN\"",
        "10:20: portal.trusted_proxies: expected a block such as \"192.0.2.0/24\" or "
            + "\"2001:db8::/32\", or an address, found \"all\"|11:10: "
            + "portal.header: expected the name of a header such as \"X-MSISDN\", "
            + "found \"X MSISDN\"|8:2: portal: nobody could sign in: set header and trusted_proxies, or give our own "
            + "texts a way out for codes")]
    public void These_are_not(string portal, string expected) =>
        Assert.Equal(
            expected.Split('|').Select(one => $"s.toml:{one}").Order(), Lines(portal).Order());
}
