namespace Seawall.Settings;

/// <summary><c>[data]</c>: the one folder that Seawall writes to.</summary>
/// <param name="Folder">A full path; in the file it may be relative to the file's own folder.</param>
/// <param name="SnapshotEvery">How often the choice book is written to its snapshot, where it changed.</param>
/// <param name="KeepPersonalFor">For how long the journal names persons; null: for ever.</param>
internal sealed record DataConfig(Placed<string> Folder, TimeSpan SnapshotEvery, TimeSpan? KeepPersonalFor)
{
    /// <summary>Reads the section.</summary>
    public static DataConfig Read(SectionReader section, string home)
    {
        var folder = section.Need("folder", Expect.Path);
        var snapshotEvery = section.Take(
            "snapshot_every", Expect.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)),
            TimeSpan.FromMinutes(5)).Value;
        var keepFor = section.Take(
            "keep_personal_for", Expect.Duration(TimeSpan.FromDays(1), TimeSpan.FromDays(36_500)),
            TimeSpan.Zero).Value;
        section.Finish();
        return new DataConfig(
            folder with { Value = System.IO.Path.GetFullPath(folder.Value ?? ".", home) }, snapshotEvery,
            keepFor == TimeSpan.Zero ? null : keepFor);
    }
}

/// <summary>
/// <c>[store]</c>: where the register keeps choices and their journal; the embedded one lies in the data folder.
/// </summary>
internal sealed record StoreConfig(string Kind)
{
    private const string Sqlite = "sqlite";

    /// <summary>Reads the section; left out, the store is the embedded one.</summary>
    public static StoreConfig Read(SectionReader? section)
    {
        if (section is not null)
        {
            var kind = section.Need("kind", Expect.Text("\"sqlite\""));
            if (kind.Value == "postgres")
            {
                section.Mistakes.Add(
                    kind.At, section.Full("kind"), "the store \"postgres\" is not offered yet; expected \"sqlite\"");
                section.Take("connection", Expect.Text("a connection string"), "");
            }
            else if (kind.Value is not (null or Sqlite))
            {
                section.Mistakes.Add(kind.At, section.Full("kind"), $"expected \"sqlite\", found \"{kind.Value}\"");
            }

            section.Finish();
        }

        return new StoreConfig(Sqlite);
    }
}

/// <summary><c>[admin]</c>: the socket the command line talks to; its file's mode is the authority.</summary>
/// <param name="Socket">A full path.</param>
/// <param name="Mode">Who may: the owner, or the owner's group as well.</param>
internal sealed record AdminConfig(Placed<string> Socket, UnixFileMode Mode)
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The longest path a socket's address holds, its closing zero left out (sun_path, unix(7)).</summary>
    private const int SocketPathMax = 107;

    private static readonly Expected<UnixFileMode> _mode = Expect.OneOf(
        ("0600", Owner), ("0660", Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite));

    /// <summary>Reads the section; left out, the socket lies in the data folder.</summary>
    public static AdminConfig Read(SectionReader? section, DataConfig data, string home, Mistakes mistakes)
    {
        var usual = System.IO.Path.Combine(data.Folder.Value, "seawall.sock");
        section ??= new SectionReader(new TomlSection(data.Folder.At), "admin", mistakes);
        var socket = section.Take("socket", Expect.Path, usual);
        var config = new AdminConfig(
            socket with { Value = System.IO.Path.GetFullPath(socket.Value, home) },
            section.Take("mode", _mode, Owner).Value);
        if (System.Text.Encoding.UTF8.GetByteCount(config.Socket.Value) > SocketPathMax)
        {
            section.Mistakes.Add(
                socket.At, section.Full("socket"),
                $"expected a path of at most {SocketPathMax} bytes, found {config.Socket.Value}");
        }

        section.Finish();
        return config;
    }
}
