using System.Collections.Immutable;
using Seawall.Gateway;
using Seawall.Screening;

namespace Seawall.Exposition;

/// <summary>Everything that a page of metrics says, taken at one moment.</summary>
internal sealed record Figures
{
    /// <summary>The counters of the data plane; null where there are no calls.</summary>
    public CounterSnapshot? Counters { get; init; }

    /// <summary>The data plane's targets and whether it drains; null where there are no calls.</summary>
    public GatewayStatus? Gateway { get; init; }

    /// <summary>How many lines decided what.</summary>
    public ImmutableArray<ChoiceCount> Choices { get; init; } = [];

    /// <summary>Changes taken since the start, by way in and what they set.</summary>
    public ImmutableArray<ChangeCount> Changes { get; init; } = [];

    /// <summary>Texts to numbers of ours, by what they were.</summary>
    public ImmutableArray<(string Kind, long Count)> ServiceTexts { get; init; } = [];

    /// <summary>Texts of our own, by what they are for and what became of them.</summary>
    public ImmutableArray<(string Purpose, string Outcome, long Count)> OwnTexts { get; init; } = [];

    /// <summary>Notices, by campaign and the state that they reached.</summary>
    public ImmutableArray<(string Campaign, string State, long Count)> Notices { get; init; } = [];

    /// <summary>Receipts of notices, by what they changed or why nothing.</summary>
    public ImmutableArray<(string Effect, long Count)> NoticeReceipts { get; init; } = [];

    /// <summary>The journal number in force.</summary>
    public long BookVersion { get; init; }

    /// <summary>For how long the book has been behind the register's journal; 0 where it is not.</summary>
    public double BookLagSeconds { get; init; }

    /// <summary>Octets of the book.</summary>
    public long BookBytes { get; init; }

    /// <summary>Whether the store takes changes.</summary>
    public bool StoreUp { get; init; }

    /// <summary>Records written since the start.</summary>
    public long RecordsWritten { get; init; }

    /// <summary>Records on their way to the disk.</summary>
    public long RecordsWaiting { get; init; }

    /// <summary>Records that found no room, or no disk.</summary>
    public long RecordsLost { get; init; }

    /// <summary>The settings in force, counted from the start.</summary>
    public uint Generation { get; init; }

    /// <summary>Whether the last reload was taken.</summary>
    public bool ReloadTaken { get; init; }
}

/// <summary>How many lines decided this for a service and zone.</summary>
internal readonly record struct ChoiceCount(Service Service, string Zone, Choice State, long Lines);

/// <summary>Changes by the way they came in and what they set.</summary>
internal readonly record struct ChangeCount(string Way, string To, long Count);
