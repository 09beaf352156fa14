using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>The key of branches and To tags: of the settings, or made once and kept in the data folder.</summary>
internal static class HashKeys
{
    /// <summary>Octets of a key.</summary>
    public const int Octets = 16;

    private const string FileName = "cluster.key";

    /// <summary>The key; the same after every start, so that transactions in flight outlive a restart.</summary>
    public static ImmutableArray<byte> Take(SettingsConfig settings)
    {
        if (settings.Sip?.ClusterKey is { } given)
        {
            return [.. SHA256.HashData(Encoding.UTF8.GetBytes(given.Value)).AsSpan(0, Octets)];
        }

        var path = Path.Combine(settings.Data.Folder.Value, FileName);
        if (File.Exists(path) && File.ReadAllBytes(path) is { Length: Octets } kept)
        {
            return [.. kept];
        }

        var made = RandomNumberGenerator.GetBytes(Octets);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(path, options);
        file.Write(made);
        file.Flush(flushToDisk: true);
        return [.. made];
    }
}
