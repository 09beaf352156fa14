using System.Collections.Immutable;
using System.Net;
using Seawall.Screening;

namespace Seawall.Gateway.Tests;

/// <summary>
/// A whole gateway for texts alone, on loopback: a trunk that binds to us by the name hub, and message centres behind
/// us, each with one bind.
/// </summary>
internal sealed class TextRig : IAsyncDisposable
{
    public const string Shut = "8613857100001";
    public const string Undecided = "8613857100002";

    readonly FakeCentre[] centres;

    TextRig(
        FakeCentre[] centres, GatewayModel model, IRecordSink? sink, TimeProvider? time, IServiceTexts? desk,
        IOwnReceipts? receipts)
    {
        this.centres = centres;
        Model = model;
        var parts = Running.Parts(Book, sink ?? Records);
        Gateway = new Gateway(
            model, parts with { Time = time ?? parts.Time, ServiceTexts = desk, Receipts = receipts });
        Choose(Shut, Choice.Shut);
    }

    public GatewayModel Model { get; private set; }

    public Gateway Gateway { get; }

    public ChoiceBook Book { get; } = new(2);

    public RecordList Records { get; } = new();

    /// <summary>The message centres, as they were bound to.</summary>
    public ImmutableArray<FakePeer> Centres { get; private set; } = [];

    public FakePeer Centre => Centres[0];

    public IPEndPoint Us => IPEndPoint.Parse(Gateway.Status().Texts!.Listeners[0].Bound);

    public TextCounts Counts => Gateway.Counters().Texts;

    /// <summary>Starts one and waits for its binds to the message centres.</summary>
    public static async Task<TextRig> StartAsync(
        Func<SmppTrunkModel, SmppTrunkModel>? trunk = null, Func<SmppTargetModel, SmppTargetModel>? target = null,
        int centres = 1, byte? version = 0x34, IRecordSink? sink = null, Func<SmppModel, SmppModel>? model = null,
        TimeProvider? time = null, IServiceTexts? desk = null, IOwnReceipts? receipts = null)
    {
        FakeCentre[] waiting = [.. Enumerable.Range(0, centres).Select(_ => new FakeCentre())];
        var texts = new SmppModel
        {
            Listeners = [new SmppListenerModel { Name = "tcp:127.0.0.1:0", Endpoint = new(IPAddress.Loopback, 0) }],
            Trunks = [(trunk ?? (same => same))(Trunk("intl-hub", "hub"))],
            NextHops =
            [
                new SmppNextHopModel
                {
                    Name = "smsc",
                    Targets = [.. waiting.Select(centre => (target ?? (same => same))(Target(centre.Local)))],
                },
            ],
        };
        var rig = new TextRig(waiting, Whole((model ?? (same => same))(texts)), sink, time, desk, receipts);
        await rig.Gateway.StartAsync(TestContext.Current.CancellationToken);
        foreach (var centre in waiting)
        {
            rig.Centres = rig.Centres.Add(await centre.AcceptAsync(version));
        }
        await rig.UntilAsync(status => status.Targets.Where(target => !target.IsHub).All(target => target.Binds > 0));
        return rig;
    }

    public static GatewayModel Whole(SmppModel texts) => new()
    {
        Generation = 1,
        Listeners = [],
        Trunks = [],
        NextHops = [],
        Smpp = texts,
        Screening = World.Model,
        HashKey = [.. "0123456789abcdef"u8],
    };

    public static SmppTrunkModel Trunk(string name, string systemId) => new()
    {
        Screening = new TrunkScreening
        {
            Index = 7,
            Name = name,
            Class = TrunkClass.International,
            Dial = World.Dial,
        },
        Admission = new SmppAdmissionModel { SystemId = systemId, Password = "secret" },
        NextHop = "smsc",
    };

    public static SmppTargetModel Target(IPEndPoint end) => new()
    {
        Address = $"tcp:{end}",
        Endpoint = end,
        SystemId = "seawall",
        Password = "secret",
    };

    public Task<FakePeer> BindAsync(string systemId = "hub", byte version = 0x34, uint command = 9) =>
        FakePeer.BindAsync(Us, systemId, version, command);

    public FakeCentre CentreSocket(int index) => centres[index];

    public void Choose(string line, Choice choice)
    {
        var number = new E164(ulong.Parse(line, System.Globalization.CultureInfo.InvariantCulture));
        var bits = default(ChoiceBits).With(Service.Sms, 1, choice);
        Assert.True(Book.Apply(new LineState(number, bits, null), Book.Version + 1));
    }

    public string? Swap(Func<SmppModel, SmppModel> change)
    {
        Model = Model with { Generation = Model.Generation + 1, Smpp = change(Model.Smpp!) };
        return Gateway.Swap(Model);
    }

    /// <summary>Waits until the status says so; the test's own end is the only limit.</summary>
    public async Task UntilAsync(Func<TextsStatus, bool> isSo)
    {
        while (!isSo(Gateway.Status().Texts!))
        {
            await Task.Yield();
        }
    }

    public long Refused(string reason) =>
        Counts.RefusedInput.Where(row => row.Reason == reason).Sum(row => row.Count);

    public long Unscreened(string kind) =>
        Counts.Unscreened.Where(row => row.Kind == kind).Sum(row => row.Count);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var centre in Centres)
        {
            centre.Dispose();
        }
        foreach (var centre in centres)
        {
            centre.Dispose();
        }
    }
}
