namespace Seawall.Settings;

/// <summary>The part of <see cref="CrossChecks"/> about the pages for subscribers: who could sign in.</summary>
internal static class PortalChecks
{
    /// <summary>Notes what would leave everybody outside, or let anybody in.</summary>
    public static void Run(SettingsConfig settings, Mistakes mistakes)
    {
        if (settings.Portal is not { } portal)
        {
            return;
        }

        if (portal.Header.Value.Length > 0 && portal.TrustedProxies.IsEmpty)
        {
            mistakes.Add(
                portal.Header.At, "portal.header",
                "needs trusted_proxies = [...]: without them anybody could put a number into that header");
        }

        if (portal.Header.Value.Length == 0 && !TextsGoOut(settings))
        {
            mistakes.Add(
                portal.At, "portal",
                "nobody could sign in: set header and trusted_proxies, or give our own texts a way out for codes");
        }
    }

    /// <summary>Whether texts of our own can be sent, so that codes reach people.</summary>
    public static bool TextsGoOut(SettingsConfig settings) =>
        settings.Demo is not null || settings.Choices?.NextHop is not null;
}
