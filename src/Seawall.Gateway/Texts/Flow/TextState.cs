using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>What all texts share: the settings in force, the memories, the book. Any thread may use it.</summary>
internal sealed class TextState
{
    volatile GatewayModel model;
    volatile bool isDraining;
    volatile ServiceNumbers? service;

    public TextState(GatewayModel first, GatewayParts parts, TextCounterBook counters)
    {
        model = first;
        Time = parts.Time;
        Book = parts.Book;
        Records = parts.Records;
        Counters = counters;
        Flows = new FlowRegister(counters);
        Clock = new GateClock(parts.Time);
        Verdicts = new VerdictClock(parts.Time.TimestampFrequency);
        Key = new KeyedHash(first.HashKey.AsSpan());
        Routes = new RouteMemory(Key);
        var start = (ulong)parts.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Desk = parts.ServiceTexts;
        service = ServiceOf(first);
        Receipts = parts.Receipts;
        Notices = new NoticeSender(this);
        Ids = new OwnIds(Key, start << 20 | (uint)parts.Random.Next(1 << 20));
    }

    public GatewayModel Model => model;

    /// <summary>No new text is taken.</summary>
    public bool IsDraining
    {
        get => isDraining;
        set => isDraining = value;
    }

    public TimeProvider Time { get; }

    public ChoiceBook Book { get; }

    public IRecordSink Records { get; }

    public TextCounterBook Counters { get; }

    public FlowRegister Flows { get; }

    public GateClock Clock { get; }

    public VerdictClock Verdicts { get; }

    public KeyedHash Key { get; }

    public PartMemory Parts { get; } = new();

    public RouteMemory Routes { get; }

    public MultiSlots Multi { get; } = new();

    public OwnIds Ids { get; }

    public OwnRequests Own { get; } = new();

    /// <summary>Notices of ours.</summary>
    public NoticeSender Notices { get; }

    /// <summary>Takes the receipts of notices; null where nobody does.</summary>
    public IOwnReceipts? Receipts { get; }

    /// <summary>Takes the texts to numbers of ours; null where there are none.</summary>
    public IServiceTexts? Desk { get; }

    /// <summary>The numbers of ours; null where there are none, or nobody takes what is written to them.</summary>
    public ServiceNumbers? Service => service;

    public void Swap(GatewayModel next)
    {
        service = ServiceOf(next);
        model = next;
    }

    ServiceNumbers? ServiceOf(GatewayModel from) =>
        Desk is not null && from.Smpp?.Service is { } numbers ? new ServiceNumbers(numbers) : null;
}
