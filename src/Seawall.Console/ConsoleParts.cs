using System.Net;
using Microsoft.Extensions.Logging;
using Seawall.Register;

namespace Seawall.Console;

/// <summary>What the API is made of.</summary>
public sealed record ConsoleParts
{
    /// <summary>Where it listens.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>The folder that keys and answers are kept in; it exists and is ours alone.</summary>
    public required string Folder { get; init; }

    /// <summary>The one door to the choices.</summary>
    public required ChoiceRegister Register { get; init; }

    /// <summary>Who judges.</summary>
    public required IScreenDesk Screen { get; init; }

    /// <summary>How far the notices of a campaign are, by its name; null while nobody knows.</summary>
    public Func<string, NoticeStatus?> Notices { get; init; } = static _ => null;

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The home time zone; another one after a reload that says so.</summary>
    public required Func<TimeZoneInfo> TimeZone { get; init; }

    /// <summary>Where faults are told.</summary>
    public required ILogger Logger { get; init; }
}
