using System.Collections.Immutable;
using System.Net;

namespace Seawall.Settings;

/// <summary><c>[portal]</c>: the pages where subscribers see and change what is in force for their line.</summary>
internal sealed record PortalConfig
{
    /// <summary>Where the section stands.</summary>
    public required Position At { get; init; }

    public required Placed<IPEndPoint> Listen { get; init; }

    /// <summary>What the pages call the service.</summary>
    public required Placed<string> Name { get; init; }

    /// <summary>The number to call for help; empty for none.</summary>
    public required Placed<string> Help { get; init; }

    /// <summary>The header with the line's number, by a trusted proxy; empty for none.</summary>
    public required Placed<string> Header { get; init; }

    public required ImmutableArray<Placed<IPNetwork>> TrustedProxies { get; init; }

    /// <summary>Codes in a second, over all lines.</summary>
    public required Placed<int> Codes { get; init; }

    /// <summary>All of it as one text, to tell whether it changed.</summary>
    public string Form => string.Join(
        '|',
        [Listen.Value, Name.Value, Help.Value, Header.Value, Codes.Value, .. TrustedProxies.Select(one => one.Value)]);

    /// <summary>Reads the section.</summary>
    public static PortalConfig Read(SectionReader section)
    {
        var config = new PortalConfig
        {
            At = section.At,
            Listen = section.Need("listen", Expect.HttpListen),
            Name = section.Take("name", Expect.Text("what the pages call the service"), "Seawall"),
            Help = section.Take("help", _help, ""),
            Header = section.Take("header", _header, ""),
            TrustedProxies = section.TakeList("trusted_proxies", Expect.Source),
            Codes = section.Take("codes", Expect.Rate(10_000), 20),
        };
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _help = Expect.OfText(
        "a number to call, as it is dialled here, such as \"10086\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 0 and <= 24 && text.Any(char.IsAsciiDigit)
                && text.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-');
        });

    private static readonly Expected<string> _header = Expect.OfText(
        "the name of a header such as \"X-MSISDN\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 0 and <= 64
                && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
        });
}
