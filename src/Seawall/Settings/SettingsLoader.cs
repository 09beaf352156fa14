namespace Seawall.Settings;

/// <summary>What came of reading a settings file: the settings, or the mistakes.</summary>
internal sealed record SettingsResult(SettingsConfig? Settings, IReadOnlyList<Mistake> Mistakes);

/// <summary>Reads a settings file as <c>serve</c> and <c>check</c> do.</summary>
internal static class SettingsLoader
{
    private const long FileMax = 4 << 20;

    /// <summary>Reads a file; one that cannot be read is a mistake like any other.</summary>
    public static SettingsResult Load(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > FileMax })
            {
                return Refused(file, $"is larger than {FileMax} bytes; this is no settings file");
            }

            return Parse(File.ReadAllText(file), file);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(file, "there is no such file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused(file, $"cannot be read: {failure.Message}");
        }
    }

    /// <summary>
    /// Reads the text of a file; <paramref name="file"/> names it, and relative paths start from its folder.
    /// </summary>
    public static SettingsResult Parse(string text, string file)
    {
        var mistakes = new Mistakes(file);
        var toml = TomlTree.Read(text, mistakes);
        if (mistakes.Count > 0)
        {
            return new SettingsResult(null, mistakes.InOrder());
        }

        var settings = SettingsConfig.Read(toml, Path.GetFullPath(file), mistakes);
        CrossChecks.Run(settings, mistakes);
        return new SettingsResult(mistakes.Count == 0 ? settings : null, mistakes.InOrder());
    }

    /// <summary>
    /// The admin socket that a file names, whatever is wrong elsewhere in it; null, with the mistakes, where it cannot
    /// be found.
    /// </summary>
    public static (string? Socket, IReadOnlyList<Mistake> Mistakes) LoadSocket(string file)
    {
        var mistakes = new Mistakes(file);
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, [new Mistake(file, Position.Start, "", $"cannot be read: {failure.Message}")]);
        }

        var root = new SectionReader(TomlTree.Read(text, mistakes), "", mistakes);
        if (mistakes.Count > 0 || root.Section("data") is not { } data)
        {
            return (null, mistakes.Count > 0 ? mistakes.InOrder()
                : Refused(file, "the section [data] is missing").Mistakes);
        }

        var home = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var admin = AdminConfig.Read(root.Section("admin"), DataConfig.Read(data, home), home, mistakes);
        return (mistakes.Count == 0 ? admin.Socket.Value : null, mistakes.InOrder());
    }

    private static SettingsResult Refused(string file, string text) =>
        new(null, [new Mistake(file, Position.Start, "", text)]);
}
