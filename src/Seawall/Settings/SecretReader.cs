namespace Seawall.Settings;

/// <summary>
/// A secret: the text itself, <c>{ file = "path" }</c> (the file's first line), or <c>{ env = "NAME" }</c>. A secret is
/// never shown in a message.
/// </summary>
internal static class SecretReader
{
    /// <summary>Takes the key, or null where the file has none or it cannot be had.</summary>
    public static Placed<string>? Take(SectionReader section, string key, string home)
    {
        if (!section.Has(key))
        {
            return null;
        }

        var given = section.Take(key, _given, new SecretGiven(null, null, null));
        var (text, file, env) = given.Value;
        if (env is not null)
        {
            text = Environment.GetEnvironmentVariable(env);
            if (string.IsNullOrEmpty(text))
            {
                section.Mistakes.Add(given.At, section.Full(key), $"the environment variable {env} is not set");
                return null;
            }
        }
        else if (file is not null)
        {
            var path = Path.GetFullPath(file, home);
            text = FirstLine(path);
            if (string.IsNullOrEmpty(text))
            {
                section.Mistakes.Add(given.At, section.Full(key), $"the file {path} cannot be read, or is empty");
                return null;
            }
        }

        return text is null ? null : new Placed<string>(text, given.At);
    }

    private static string? FirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static readonly Expected<SecretGiven> _given = new(
        "a secret: text, { file = \"...\" } or { env = \"...\" }",
        (TomlNode node, out SecretGiven value) =>
        {
            value = default!;
            if (node is TomlText { Value.Length: > 0 } text)
            {
                value = new SecretGiven(text.Value, null, null);
                return true;
            }

            if (node is not TomlSection { Entries: [{ Node: TomlText { Value.Length: > 0 } named } entry] })
            {
                return false;
            }

            value = entry.Key == "file" ? new SecretGiven(null, named.Value, null)
                : new SecretGiven(null, null, named.Value);
            return entry.Key is "file" or "env";
        })
    {
        IsSecret = true,
    };

    private sealed record SecretGiven(string? Text, string? File, string? Env);
}
