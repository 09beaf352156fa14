using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Seawall.Console.Api;

/// <summary>All campaigns ever applied, in the order in which they were.</summary>
internal sealed record CampaignsReply
{
    /// <summary>The campaigns.</summary>
    public required ImmutableArray<CampaignReply> Campaigns { get; init; }

    /// <summary>What else to know, such as that the store is not available; empty for nothing.</summary>
    public required string Remark { get; init; }
}

/// <summary>A campaign: the default for lines that decided nothing, and how far people were told of it.</summary>
internal sealed record CampaignReply
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its id; records and verdicts name it.</summary>
    public required uint Id { get; init; }

    /// <summary>What people call it.</summary>
    public required TitleReply Title { get; init; }

    /// <summary>draft, running, paused or withdrawn.</summary>
    [AllowedValues("draft", "running", "paused", "withdrawn")]
    public required string State { get; init; }

    /// <summary>From 1; one more with each change of its terms.</summary>
    public required int Version { get; init; }

    /// <summary>From 1; one more where all are told again.</summary>
    public required int Round { get; init; }

    /// <summary>On what basis in law.</summary>
    public required string Basis { get; init; }

    /// <summary>Operators it is for; none: all.</summary>
    public required ImmutableArray<string> Operators { get; init; }

    /// <summary>Regions it is for; none: all.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>voice, sms or all.</summary>
    [AllowedValues("voice", "sms", "all")]
    public required string Service { get; init; }

    /// <summary>The zones it is about.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>What it makes of a line that was told and decided nothing: shut, or none for nothing.</summary>
    [AllowedValues("shut", "none")]
    public required string Default { get; init; }

    /// <summary>Whether it only watches: nothing is refused, records say what would have been.</summary>
    public required bool Shadow { get; init; }

    /// <summary>The hour of effect.</summary>
    public required DateTimeOffset Effect { get; init; }

    /// <summary>The time zone of its hours, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How many days after it was told a line is shut at the earliest.</summary>
    public required int NoticeDays { get; init; }

    /// <summary>When it was started first; left out where it never was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Since when it is paused; left out where it is not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>When it was withdrawn; left out where it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>How far its notices are.</summary>
    public required ProgressReply Progress { get; init; }

    /// <summary>Its waves, in order.</summary>
    public required ImmutableArray<WaveReply> Waves { get; init; }

    /// <summary>The number of the journal entry that changed its terms or state last.</summary>
    public required long Journal { get; init; }

    /// <summary>What else to know of it.</summary>
    public required ImmutableArray<string> Remarks { get; init; }
}

/// <summary>A title in both languages.</summary>
internal sealed record TitleReply
{
    /// <summary>In Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>In English.</summary>
    public required string En { get; init; }
}

/// <summary>How far the notices of a campaign are.</summary>
internal sealed record ProgressReply
{
    /// <summary>Lines of all waves.</summary>
    public required CountsReply Counts { get; init; }

    /// <summary>Why no notice goes out now, in words; empty where they go out, or that is not known.</summary>
    public required string Waits { get; init; }

    /// <summary>Why the next wave waits for a person; empty where it does not.</summary>
    public required string Braked { get; init; }

    /// <summary>Lines not tried yet; left out where that is not known.</summary>
    public long? Remaining { get; init; }

    /// <summary>Parts of texts handed over in the last second; left out where that is not known.</summary>
    public long? PerSecond { get; init; }

    /// <summary>Parts that all message centres of the campaign may be given in a second.</summary>
    public required long PerSecondMax { get; init; }

    /// <summary>When all lines will have been tried once; left out where nobody can tell.</summary>
    public DateTimeOffset? TriedBy { get; init; }
}

/// <summary>A wave of a campaign.</summary>
internal sealed record WaveReply
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether its turn is now.</summary>
    public required bool Turn { get; init; }

    /// <summary>Its lines.</summary>
    public required CountsReply Counts { get; init; }

    /// <summary>Lines not tried yet; left out where that is not known.</summary>
    public long? Remaining { get; init; }
}

/// <summary>Lines by how far their notice is, and what they did.</summary>
internal sealed record CountsReply
{
    /// <summary>All lines.</summary>
    public required long Enrolled { get; init; }

    /// <summary>Lines handed to a message centre at least once.</summary>
    public required long Tried { get; init; }

    /// <summary>Of them, handed over and not answered yet.</summary>
    public required long InFlight { get; init; }

    /// <summary>Of them, taken by a message centre, receipt awaited.</summary>
    public required long Sent { get; init; }

    /// <summary>Of them, told, by proof.</summary>
    public required long Told { get; init; }

    /// <summary>Of them, failed and to be tried again.</summary>
    public required long Deferred { get; init; }

    /// <summary>Of them, failed for the last time: for the second channel.</summary>
    public required long Unreached { get; init; }

    /// <summary>Lines left out when their turn came, for they had decided.</summary>
    public required long Decided { get; init; }

    /// <summary>Lines that opened after they were shut by default.</summary>
    public required long Resumed { get; init; }

    /// <summary>Complaints noted.</summary>
    public required long Complaints { get; init; }
}
