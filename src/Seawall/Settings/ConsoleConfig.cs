using System.Net;

namespace Seawall.Settings;

/// <summary><c>[console]</c>: where the HTTP API is served.</summary>
internal sealed record ConsoleConfig(Placed<IPEndPoint> Listen)
{
    /// <summary>Reads the section.</summary>
    public static ConsoleConfig Read(SectionReader section)
    {
        var config = new ConsoleConfig(section.Need("listen", Expect.HttpListen));
        section.Finish();
        return config;
    }
}
