using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Province;

/// <summary>Makes happen what is due: the message centre answers, people decide and call, the process dies.</summary>
sealed class Life
{
    const long MinuteMs = 60_000;
    const long HourMs = 60 * MinuteMs;
    const int TriesMax = 5;

    readonly World _world;
    readonly Director _director;
    readonly Receipts _receipts;
    readonly Files _files;

    public Life(World world, Director director)
    {
        (_world, _director) = (world, director);
        _receipts = new Receipts(world);
        _files = new Files(world, RestartAsync);
        director.Restart = RestartAsync;
    }

    /// <summary>The first file of subscribers: everybody.</summary>
    public Task ImportAllAsync() => _files.ImportAllAsync();

    /// <summary>Makes one thing happen.</summary>
    public Task HappenAsync(Happening happening) => happening.Kind switch
    {
        HappeningKind.Answer => _receipts.AnswerAsync(_world.Centre[happening.Subject]),
        HappeningKind.Receipt => _receipts.OfferAsync(_world.Centre[happening.Subject], happening.Detail),
        HappeningKind.Forgery => _receipts.ForgeAsync(happening.Subject),
        HappeningKind.Reply => ReplyAsync(happening.Subject, happening.Detail),
        HappeningKind.Decision => DecideByThemselvesAsync(happening.Subject),
        HappeningKind.Resumption => OpenAllAsync(happening.Subject, happening.Detail),
        HappeningKind.Call => CallAsync(happening.Subject),
        HappeningKind.Import => _files.ChangeSomeAsync(happening.Subject),
        HappeningKind.Act => _director.ActAsync((ActKind)happening.Detail),
        HappeningKind.Crash => CrashAsync(happening.Subject),
        HappeningKind.Sweep => SweepAsync(),
        _ => throw new InvalidOperationException(happening.ToString()),
    };

    /// <summary>The process is gone and starts again, with its snapshot or without.</summary>
    public async Task RestartAsync()
    {
        _world.Sends.Look(_world.Centre);
        await _receipts.ProcessEndsAsync();
        _world.Centre.ProcessEnds(_world.Site.Starts - 1, _world.NowMs);
        await _world.Site.RestartAsync(snapshot: false);
        _world.Sends.ProcessBegins(_world.NowMs);
    }

    /// <summary>Looks at receipts that were acknowledged meanwhile.</summary>
    public Task LookAtReceiptsAsync() => _receipts.LookAsync();

    /// <summary>Every line is asked about every zone, calls and texts.</summary>
    public Task SweepAsync()
    {
        var (book, now) = (_world.Site.Register.Book, _world.Now);
        for (var line = 0; line < _world.Lines.Lines; line++)
        {
            for (var zone = 0; zone < _world.Callers.Zones; zone++)
            {
                Check(book, line, Service.Voice, zone, now);
                Check(book, line, Service.Sms, zone, now);
            }
        }
        return Task.CompletedTask;
    }

    Verdict Check(ChoiceBook book, int line, Service service, int zone, DateTimeOffset now)
    {
        var verdict = _world.Callers.Judge(
            book, _world.Lines.Number(line), service, zone, now.ToUnixTimeSeconds());
        _world.Verdicts.Check(line, service, zone, now, verdict);
        return verdict;
    }

    async Task CrashAsync(int crash)
    {
        switch ((Cut)_world.Dice.Below(3, Throw.CrashHow, crash))
        {
            case Cut.Before:
                _world.Site.Store.CutAtNext(Cut.Before);
                break;
            case Cut.After:
                _world.Site.Store.CutAtNext(Cut.After);
                break;
            default:
                _world.Site.Store.CutNow();
                await RestartAsync();
                break;
        }
    }

    /// <summary>A person answers: keeps, shuts, or writes what nobody understands.</summary>
    Task ReplyAsync(int line, int holder)
    {
        if (_world.Lines.Holder(line) != holder)
        {
            return Task.CompletedTask;
        }
        return _world.People.Reply(line, holder) switch
        {
            ReplyKind.Keeps => OpenAllAsync(line, holder),
            ReplyKind.Shuts => SetAsync(line, "shut", Services, "all", ChangeWay.Text),
            ReplyKind.Wrong => NonsenseAsync(line),
            _ => Task.CompletedTask,
        };
    }

    async Task NonsenseAsync(int line)
    {
        var receipt = await _world.Site.Register.ChangeAsync(Request(line, "129l", Services, "all", ChangeWay.Text));
        if (receipt.IsSo)
        {
            _world.Findings.Add("nonsense changed a line", _world.Now, $"line {line}");
        }
    }

    Task OpenAllAsync(int line, int holder) => _world.Lines.Holder(line) == holder
        ? SetAsync(line, "open", Services, "all", ChangeWay.Text)
        : Task.CompletedTask;

    Task DecideByThemselvesAsync(int line)
    {
        var dice = _world.Dice;
        var to = dice.Falls(5_000, Throw.EarlyWhat, line, 1) ? "shut" : "open";
        var zone = (int)dice.Below(_world.Callers.Zones + 1, Throw.EarlyWhat, line, 2);
        var service = (dice.Below(3, Throw.EarlyWhat, line, 3)) switch { 0 => "voice", 1 => "sms", _ => "all" };
        return SetAsync(line, to, service,
            zone == _world.Callers.Zones ? "all" : _world.Order.Model.Zones.Names[zone], ChangeWay.Web);
    }

    string Services => _world.Order.Campaign.Services switch
    {
        ServiceMask.Voice => "voice",
        ServiceMask.Sms => "sms",
        _ => "all",
    };

    ChangeRequest Request(int line, string to, string service, string zone, ChangeWay way) => new()
    {
        Number = _world.Lines.Number(line).ToString(), Service = service, Zone = zone, To = to, Who = "line", Way = way,
    };

    /// <summary>A choice, asked for until it is acknowledged; from then on it counts.</summary>
    async Task SetAsync(int line, string to, string service, string zone, ChangeWay way)
    {
        for (var tries = 1; ; tries++)
        {
            var receipt = await _world.Site.Register.ChangeAsync(Request(line, to, service, zone, way));
            if (receipt.IsSo)
            {
                break;
            }
            if (receipt.Outcome != ChangeOutcome.Unavailable || tries == TriesMax)
            {
                throw new InvalidOperationException($"{receipt.Outcome} {receipt.Field}: {receipt.Message}");
            }
            await RestartAsync();
        }
        for (var index = 0; index < _world.Callers.Zones; index++)
        {
            if (zone != "all" && _world.Order.Model.Zones.Names[index] != zone)
            {
                continue;
            }
            foreach (var one in (Service[])[Service.Voice, Service.Sms])
            {
                if (service == "all" || service == (one == Service.Voice ? "voice" : "sms"))
                {
                    _world.Lines.Choose(line, one, index, to == "open" ? Choice.Open : Choice.Shut);
                }
            }
        }
        // In force at once: the line is asked before anything else happens.
        for (var index = 0; index < _world.Callers.Zones; index++)
        {
            Check(_world.Site.Register.Book, line, Service.Voice, index, _world.Now);
        }
    }

    Task CallAsync(int call)
    {
        var dice = _world.Dice;
        var line = (int)dice.Below(_world.Lines.Lines, Throw.CallZone, call);
        var zone = (int)dice.Below(_world.Callers.Zones, Throw.CallZone, call, 1);
        var service = dice.Falls(5_000, Throw.CallZone, call, 2) ? Service.Voice : Service.Sms;
        var verdict = Check(_world.Site.Register.Book, line, service, zone, _world.Now);
        if (verdict is { Outcome: Outcome.Refuse, Reason: VerdictReason.Campaign })
        {
            _world.Site.Refused((uint)verdict.Rule, _world.Lines.Number(line));
            if (dice.Falls(1_500, Throw.Resume, call))
            {
                _world.Timeline.Add(
                    _world.NowMs + MinuteMs + dice.Below(5 * HourMs, Throw.ResumeAfter, call),
                    new(HappeningKind.Resumption, line, _world.Lines.Holder(line)));
            }
        }
        return Task.CompletedTask;
    }
}
