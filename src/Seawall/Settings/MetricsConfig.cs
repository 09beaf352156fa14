using System.Net;

namespace Seawall.Settings;

/// <summary><c>[metrics]</c>: where figures and health are served.</summary>
internal sealed record MetricsConfig(Placed<IPEndPoint> Listen)
{
    /// <summary>Reads the section.</summary>
    public static MetricsConfig Read(SectionReader section)
    {
        var config = new MetricsConfig(section.Need("listen", Expect.HttpListen));
        section.Finish();
        return config;
    }
}
