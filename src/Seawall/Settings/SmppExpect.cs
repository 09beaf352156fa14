using System.Globalization;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary>The kinds of values that only <c>[smpp]</c> takes.</summary>
internal static class SmppExpect
{
    /// <summary>A listener or peer.</summary>
    public static Expected<SmppEndpoint> Endpoint { get; } = Expect.OfText<SmppEndpoint>(
        "an address such as \"tcp:192.0.2.1:2775\" or \"tls:[2001:db8::1]:3550\"", SmppEndpoint.TryParse);

    /// <summary>Who somebody is at a bind (v3.4 §5.2.1); its NUL is not counted here.</summary>
    public static Expected<string> SystemId { get; } = Octets("a system_id", SmppLimits.SystemIdOctetsMax - 1);

    /// <summary>The version whose rules hold towards a peer.</summary>
    public static Expected<byte> Version { get; } = Expect.OneOf(
        ("3.3", InterfaceVersion.V33), ("3.4", InterfaceVersion.V34), ("5.0", InterfaceVersion.V50));

    /// <summary>The version we bind with.</summary>
    public static Expected<byte> OwnVersion { get; } = Expect.OneOf(
        ("3.4", InterfaceVersion.V34), ("5.0", InterfaceVersion.V50));

    /// <summary>
    /// Printable ASCII of at most so many octets, as a C-octet string of the standard holds it (v3.4 §3.1).
    /// </summary>
    public static Expected<string> Octets(string what, int max, bool empty = false) => Expect.OfText(
        string.Create(CultureInfo.InvariantCulture, $"{what}: printable ASCII, at most {max} octets"),
        (string text, out string value) =>
        {
            value = text;
            return text.Length <= max && (empty || text.Length > 0)
                && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
        });

    /// <summary>
    /// A password (v3.4 §5.2.2): a secret of at most eight octets; <paramref name="key"/> must be there.
    /// </summary>
    public static string Password(SectionReader section, string key, string home)
    {
        const int max = SmppLimits.PasswordOctetsMax - 1;
        if (!section.Has(key))
        {
            section.Mistakes.Add(
                section.At, section.Full(key),
                "is missing; expected a secret: text, { file = \"...\" } or { env = \"...\" }");
            return "";
        }

        if (SecretReader.Take(section, key, home) is not { } secret)
        {
            return "";
        }

        if (secret.Value.Length > max || secret.Value.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
        {
            section.Mistakes.Add(
                secret.At, section.Full(key),
                string.Create(
                    CultureInfo.InvariantCulture, $"expected a secret of printable ASCII, at most {max} octets"));
        }

        return secret.Value;
    }
}
