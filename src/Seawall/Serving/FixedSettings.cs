using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>
/// Settings that a running process cannot take in: it would have to let go of sockets, files or its name.
/// </summary>
internal static class FixedSettings
{
    private const string Text = "cannot change by a reload; restart Seawall for it";

    /// <summary>A mistake for each that changed.</summary>
    public static IReadOnlyList<Mistake> Changes(SettingsConfig old, SettingsConfig now)
    {
        var mistakes = new Mistakes(now.File);
        Same(old.Data.Folder.Value, now.Data.Folder.Value, now.Data.Folder.At, "data.folder");
        Same(old.Admin,
            now.Admin with { Socket = old.Admin.Socket.Value == now.Admin.Socket.Value ? old.Admin.Socket
                : now.Admin.Socket },
            now.Admin.Socket.At, "admin");
        Same(old.Portal?.Form, now.Portal?.Form, now.Portal?.At ?? Position.Start, "portal");
        Same(old.Console?.Listen.Value, now.Console?.Listen.Value, now.Console?.Listen.At ?? Position.Start,
            "console.listen");
        Same(old.Metrics?.Listen.Value, now.Metrics?.Listen.Value, now.Metrics?.Listen.At ?? Position.Start,
            "metrics.listen");
        Same(old.Records, now.Records, Position.Start, "records");
        Same(old.Sip is null, now.Sip is null, now.Sip?.At ?? Position.Start, "sip");
        if (old.Sip is { } before && now.Sip is { } after)
        {
            Same(string.Join(' ', before.Listen.Select(one => one.Value)),
                string.Join(' ', after.Listen.Select(one => one.Value)),
                after.Listen[0].At, "sip.listen");
            Same(before.Workers, after.Workers, after.At, "sip.workers");
            Same(before.SpreadSources, after.SpreadSources, after.At, "sip.spread_sources");
            Same(before.Coalesce, after.Coalesce, after.At, "sip.coalesce");
            Same(before.Advertise?.Value, after.Advertise?.Value, after.Advertise?.At ?? after.At, "sip.advertise");
            Same(before.ClusterKey?.Value, after.ClusterKey?.Value, after.ClusterKey?.At ?? after.At,
                "sip.cluster_key");
            Same(Files(before.Tls), Files(after.Tls), after.Tls?.Certificate.At ?? after.At, "sip.tls");
        }

        Same(old.Smpp is null, now.Smpp is null, now.Smpp?.At ?? Position.Start, "smpp");
        if (old.Smpp is { } textsBefore && now.Smpp is { } textsAfter)
        {
            Same(string.Join(' ', textsBefore.Listen.Select(one => one.Value)),
                string.Join(' ', textsAfter.Listen.Select(one => one.Value)),
                textsAfter.Listen.IsEmpty ? textsAfter.At : textsAfter.Listen[0].At, "smpp.listen");
            Same(Files(textsBefore.Tls), Files(textsAfter.Tls), textsAfter.Tls?.Certificate.At ?? textsAfter.At,
                "smpp.tls");
        }

        return mistakes.InOrder();

        void Same<T>(T before, T after, Position at, string key)
        {
            if (!EqualityComparer<T>.Default.Equals(before, after))
            {
                mistakes.Add(at, key, Text);
            }
        }
    }

    private static string Files(TlsConfig? tls) => tls is null
        ? ""
        : $"{tls.Certificate.Value} {tls.Key.Value} {tls.Authorities?.Value} {tls.RequireClientCertificate}";
}
