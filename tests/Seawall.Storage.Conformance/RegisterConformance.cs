using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Conformance;

/// <summary>What the register does on every store.</summary>
public abstract class RegisterConformance
{
    /// <summary>A new empty place.</summary>
    protected abstract StorePlace Place();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<ChoiceRegister> StartAsync(StorePlace place, IRegisterStore store) => ChoiceRegister.StartAsync(
        new RegisterOptions { SnapshotPath = place.Snapshot }, RegisterSamples.Model(), store,
        TimeProvider.System, Cancel);

    static ChangeRequest Change(long line, string to, string service = "voice", string zone = "overseas") => new()
    {
        Number = RegisterSamples.Line(line).ToString(),
        Service = service,
        Zone = zone,
        To = to,
        Who = "test",
        Way = ChangeWay.Cli,
    };

    static Choice InBook(ChoiceRegister register, long line) =>
        register.Book.Read(RegisterSamples.Line(line)).Choices.Get(Service.Voice, 3);

    [Fact]
    public async Task A_change_is_numbered_in_force_in_the_history_and_still_there_after_a_restart()
    {
        using var place = Place();
        long journal;
        await using (var register = await StartAsync(place, place.Store()))
        {
            var receipt = await register.ChangeAsync(Change(1, "shut"));
            Assert.Equal(ChangeOutcome.Done, receipt.Outcome);
            journal = receipt.Journal;
            Assert.True(journal > 0);
            Assert.Equal(Choice.Shut, InBook(register, 1));
            Assert.Equal(journal, register.Book.Version);
        }
        await using var again = await StartAsync(place, place.Store());
        Assert.Equal(BookSource.Store, again.Start.Source);
        Assert.Equal(Choice.Shut, InBook(again, 1));
        var history = await again.HistoryAsync(RegisterSamples.Line(1).ToString(), Cancel);
        var entry = Assert.Single(history.Value!);
        Assert.Equal((journal, "test", ChangeWay.Cli), (entry.Journal, entry.Who, entry.Way));
        Assert.Equal(new HistoryChange("voice overseas", "undecided", "shut"), Assert.Single(entry.Changes));
    }

    [Fact]
    public async Task What_is_so_already_is_answered_with_the_number_that_made_it_so()
    {
        using var place = Place();
        await using var register = await StartAsync(place, place.Store());
        var first = await register.ChangeAsync(Change(1, "shut"));
        await register.ChangeAsync(Change(1, "open", "sms"));
        await register.ChangeAsync(Change(2, "shut"));
        var before = register.Status.Journal;
        var again = await register.ChangeAsync(Change(1, "shut"));
        Assert.Equal((ChangeOutcome.AlreadySo, first.Journal), (again.Outcome, again.Journal));
        Assert.Equal(0, (await register.ChangeAsync(Change(3, "undecided"))).Journal);
        Assert.Equal(before, register.Status.Journal);
    }

    [Fact]
    public async Task Opposite_changes_at_once_get_one_order_and_both_an_answer()
    {
        using var place = Place();
        await using var register = await StartAsync(place, place.Store());
        for (var round = 0; round < 50; round++)
        {
            var line = round;
            var answers = await Task.WhenAll(
                Task.Run(() => register.ChangeAsync(Change(line, "open")), Cancel),
                Task.Run(() => register.ChangeAsync(Change(line, "shut")), Cancel));
            Assert.All(answers, answer => Assert.Equal(ChangeOutcome.Done, answer.Outcome));
            var last = answers.MaxBy(answer => answer.Journal)!;
            Assert.NotEqual(answers[0].Journal, answers[1].Journal);
            var chosen = last.After!.Choices.Single(one => one is { Service: Service.Voice, Zone: "overseas" });
            Assert.Equal(chosen.Choice, InBook(register, line));
        }
        Assert.True((await register.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Fact]
    public async Task Changes_that_wait_together_go_in_one_transaction_in_their_order()
    {
        using var place = Place();
        await using var store = new FaultyStore(place.Store());
        await using var register = await StartAsync(place, store);
        var before = store.Appends;
        store.Gate = new TaskCompletionSource();
        var first = register.ChangeAsync(Change(0, "shut"));
        var waiting = Enumerable.Range(1, 100)
            .Select(i => register.ChangeAsync(Change(i % 10 + 1, i % 2 == 0 ? "open" : "shut")))
            .ToList();
        store.Gate.SetResult();
        store.Gate = null;
        await first;
        var answers = await Task.WhenAll(waiting);
        Assert.InRange(store.Appends - before, 1, 3);
        var done = answers.Where(answer => answer.Outcome == ChangeOutcome.Done).Select(answer => answer.Journal)
            .ToList();
        Assert.Equal(done.Order(), done);
        Assert.Equal(done.Distinct(), done);
        Assert.True((await register.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Theory]
    [InlineData(Fault.BeforeAppend)]
    [InlineData(Fault.AfterAppend)]
    [InlineData(Fault.Open)]
    public async Task A_failing_store_refuses_changes_and_takes_them_again_when_it_is_back(Fault fault)
    {
        using var place = Place();
        await using var store = new FaultyStore(place.Store());
        await using var register = await StartAsync(place, store);
        await register.ChangeAsync(Change(1, "shut"));
        store.Fault = fault;
        for (var line = 2; line < 5; line++)
        {
            var refused = await register.ChangeAsync(Change(line, "shut"));
            Assert.Equal(ChangeOutcome.Unavailable, refused.Outcome);
            Assert.Contains("device failed", refused.Message, StringComparison.Ordinal);
        }
        Assert.False(register.Status.StoreUp);
        Assert.Equal(Choice.Shut, InBook(register, 1));
        store.Fault = Fault.None;
        var taken = await register.ChangeAsync(Change(9, "shut"));
        Assert.Equal(ChangeOutcome.Done, taken.Outcome);
        Assert.True(register.Status.StoreUp);

        // What the store turned out to hold is in force, and nothing else is.
        await using var view = await store.ViewAsync(Cancel);
        var stored = await view.LineAsync(RegisterSamples.Line(2), Cancel);
        Assert.Equal(stored.Last == 0 ? Choice.Undecided : Choice.Shut, InBook(register, 2));
        Assert.Equal(fault == Fault.AfterAppend, stored.Last != 0);
        Assert.True((await register.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Fact]
    public async Task Many_callers_leave_a_journal_that_makes_exactly_what_is_in_force()
    {
        using var place = Place();
        await using var register = await StartAsync(place, place.Store());
        string[] targets = ["open", "shut", "undecided"];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 40; i++)
            {
                var receipt = await register.ChangeAsync(Change(random.Next(20), targets[random.Next(3)],
                    random.Next(2) == 0 ? "all" : "voice", random.Next(2) == 0 ? "all" : "overseas"));
                Assert.True(receipt.IsSo, receipt.Message);
            }
        }, Cancel)));
        var report = (await register.VerifyAsync(null, Cancel)).Value!;
        Assert.True(report.Holds, string.Join('\n', report.Faults));
        for (var line = 0; line < 20; line++)
        {
            var shown = (await register.ShowAsync(RegisterSamples.Line(line).ToString(), Cancel)).Value!;
            Assert.Equal(shown.Choices[3].Choice, InBook(register, line));
        }
    }

    [Theory]
    [InlineData(ChangeWay.Text)]
    [InlineData(ChangeWay.Web)]
    [InlineData(ChangeWay.Api)]
    [InlineData(ChangeWay.Ussd)]
    [InlineData(ChangeWay.Console)]
    public async Task Way_person_and_evidence_are_kept_and_a_retry_after_a_restart_is_so_already(ChangeWay way)
    {
        using var place = Place();
        var change = Change(1, "shut") with
        {
            Way = way, Who = "line", Evidence = "text 17'; -- 短信", Note = "by herself",
        };
        ChangeReceipt done;
        await using (var register = await StartAsync(place, place.Store()))
        {
            done = await register.ChangeAsync(change);
            Assert.Equal(ChangeOutcome.Done, done.Outcome);
        }
        await using var again = await StartAsync(place, place.Store());
        var retry = await again.ChangeAsync(change);
        Assert.Equal((ChangeOutcome.AlreadySo, done.Journal), (retry.Outcome, retry.Journal));
        var entry = Assert.Single((await again.HistoryAsync(RegisterSamples.Line(1).ToString(), Cancel)).Value!);
        Assert.Equal((way, "line", "text 17'; -- 短信", "by herself"),
            (entry.Way, entry.Who, entry.Evidence, entry.Note));
        Assert.True((await again.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Fact]
    public async Task An_undo_is_a_change_of_its_own_and_its_retry_after_a_restart_is_so_already()
    {
        using var place = Place();
        var undo = new UndoRequest
        {
            Number = RegisterSamples.Line(1).ToString(), Journal = 0, Who = "line", Way = ChangeWay.Text,
        };
        ChangeReceipt undone;
        await using (var register = await StartAsync(place, place.Store()))
        {
            await register.ChangeAsync(Change(1, "open"));
            undo = undo with { Journal = (await register.ChangeAsync(Change(1, "shut"))).Journal };
            undone = await register.UndoAsync(undo);
            Assert.Equal((ChangeOutcome.Done, undo.Journal + 1), (undone.Outcome, undone.Journal));
            Assert.Equal(Choice.Open, InBook(register, 1));
        }
        await using var again = await StartAsync(place, place.Store());
        var retry = await again.UndoAsync(undo);
        Assert.Equal((ChangeOutcome.AlreadySo, undone.Journal), (retry.Outcome, retry.Journal));
        Assert.Equal(Choice.Open, InBook(again, 1));
        Assert.True((await again.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Fact]
    public async Task Guardians_and_what_waits_are_still_there_after_a_restart_and_found_by_guardian_and_time()
    {
        using var place = Place();
        var (line, guardian) = (RegisterSamples.Line(1).ToString(), RegisterSamples.Line(2).ToString());
        var ask = new GuardianRequest
        {
            Number = line, Guardian = guardian, SeesRefused = true, Who = "line", Way = ChangeWay.Text,
        };
        long proposed;
        await using (var register = await StartAsync(place, place.Store()))
        {
            await register.ChangeAsync(Change(1, "shut"));
            Assert.Equal(ChangeOutcome.Done, (await register.AskGuardianAsync(ask)).Outcome);
            Assert.Equal(ChangeOutcome.Done,
                (await register.ConfirmGuardianAsync(ask with { ByGuardian = true })).Outcome);
            proposed = (await register.ChangeAsync(Change(1, "open") with { Guardian = guardian })).Journal;
            Assert.Equal(ChangeOutcome.Done, (await register.SetCoolingOffAsync(
                new CoolingRequest { Number = line, Hours = 5, Who = "line", Way = ChangeWay.Web })).Outcome);
            Assert.Equal(ChangeOutcome.Waiting,
                (await register.ChangeAsync(Change(1, "open", "voice", "all"))).Outcome);
            Assert.Equal(Choice.Shut, InBook(register, 1));
        }
        await using var again = await StartAsync(place, place.Store());
        var shown = (await again.ShowAsync(line, Cancel)).Value!;
        Assert.Equal((GuardianState.Confirmed, true, 5, 2),
            (shown.Guardians[0].State, shown.Guardians[0].SeesRefused, shown.CoolingOffHours, shown.Waiting.Length));
        var ward = Assert.Single((await again.WardsAsync(guardian, Cancel)).Value!);
        Assert.Equal(RegisterSamples.Line(1), ward.Line);
        Assert.Equal(ChangeOutcome.Done, (await again.WithdrawAsync(
            new WaitingRequest { Number = line, Journal = proposed, Who = "line", Way = ChangeWay.Web })).Outcome);
        Assert.Equal(ChangeOutcome.Done, (await again.EndGuardianAsync(ask)).Outcome);
        Assert.Empty((await again.WardsAsync(guardian, Cancel)).Value!);
        await again.SettleAsync();
        Assert.Equal(Choice.Shut, InBook(again, 1));
        Assert.True((await again.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    [Fact]
    public async Task A_person_who_moved_and_a_new_holder_are_what_they_are_after_a_restart()
    {
        using var place = Place();
        var (one, two) = (RegisterSamples.Line(1).ToString(), RegisterSamples.Line(2).ToString());
        var move = new MoveRequest { From = two, To = one, Who = "crm", Way = ChangeWay.Api };
        long moved, held;
        await using (var register = await StartAsync(place, place.Store()))
        {
            await register.ChangeAsync(Change(2, "shut"));
            moved = (await register.MoveAsync(move)).Journal;
            Assert.Equal((Choice.Shut, Choice.Undecided), (InBook(register, 1), InBook(register, 2)));
            held = (await register.NewHolderAsync(
                new HolderRequest { Number = two, Holder = "B", Who = "crm", Way = ChangeWay.Api })).Journal;
        }
        await using var again = await StartAsync(place, place.Store());
        Assert.Equal((Choice.Shut, Choice.Undecided), (InBook(again, 1), InBook(again, 2)));
        Assert.Equal([held, moved], (await again.HistoryAsync(two, Cancel)).Value!.Take(2).Select(one => one.Journal));
        Assert.Equal(moved, Assert.Single((await again.HistoryAsync(one, Cancel)).Value!).Journal);
        Assert.True((await again.VerifyAsync(null, Cancel)).Value!.Holds);
    }

    /// <summary>The change is durable, its answer is lost: whoever asks again hears the same number.</summary>
    [Fact]
    public async Task A_crash_between_commit_and_answer_leaves_a_retry_that_is_so_already()
    {
        using var place = Place();
        await using var store = new FaultyStore(place.Store());
        await using var register = await StartAsync(place, store);
        var (one, two) = (RegisterSamples.Line(1).ToString(), RegisterSamples.Line(2).ToString());
        var guardian = new GuardianRequest { Number = one, Guardian = two, Who = "line", Way = ChangeWay.Text };
        var rule = new RuleRequest { Number = one, Pass = true, Target = "CA", Who = "line", Way = ChangeWay.Ussd };
        var shut = await LostAsync(() => register.ChangeAsync(Change(1, "shut")));
        await LostAsync(() => register.UndoAsync(
            new UndoRequest { Number = one, Journal = shut, Who = "line", Way = ChangeWay.Web }));
        await LostAsync(() => register.AddRuleAsync(rule));
        await LostAsync(() => register.RemoveRuleAsync(rule));
        await LostAsync(() => register.AskGuardianAsync(guardian));
        await LostAsync(() => register.ConfirmGuardianAsync(guardian with { ByGuardian = true }));
        await register.ChangeAsync(Change(1, "shut"));
        var proposed = (await register.ChangeAsync(Change(1, "open") with { Guardian = two })).Journal;
        await LostAsync(() => register.AcceptAsync(
            new WaitingRequest { Number = one, Journal = proposed, Who = "line", Way = ChangeWay.Text }));
        await LostAsync(() => register.EndGuardianAsync(guardian));
        await LostAsync(() => register.SetCoolingOffAsync(
            new CoolingRequest { Number = one, Hours = 3, Who = "line", Way = ChangeWay.Web }));
        await LostAsync(() => register.NewHolderAsync(
            new HolderRequest { Number = one, Holder = "B", Who = "crm", Way = ChangeWay.Api }));
        await LostAsync(() => register.MoveAsync(
            new MoveRequest { From = one, To = two, Who = "crm", Way = ChangeWay.Api }));
        Assert.True((await register.VerifyAsync(null, Cancel)).Value!.Holds);

        async Task<long> LostAsync(Func<Task<ChangeReceipt>> change)
        {
            store.Fault = Fault.AfterAppend;
            Assert.Equal(ChangeOutcome.Unavailable, (await change()).Outcome);
            store.Fault = Fault.None;
            await using var view = await store.ViewAsync(Cancel);
            var retry = await change();
            Assert.Equal((ChangeOutcome.AlreadySo, view.Head.Sequence), (retry.Outcome, retry.Journal));
            return retry.Journal;
        }
    }
}
