using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Register.Tests.Keywords;

/// <summary>Lines are told of what was refused to them, as they want it, and let callers through by a digit.</summary>
public sealed class DigestTests
{
    [Fact]
    public async Task The_first_of_a_day_is_told_once_and_a_digit_lets_the_caller_through()
    {
        await using var scene = await Scene.StartAsync();
        Assert.StartsWith(
            "You will be told of the first", await scene.SayAsync("digest first"), StringComparison.Ordinal);
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Equal(
            "Refused today: 1. (1) 1 call from United States, number ending in 23. Reply with the digit of one you "
                + "know to let it through. DIGEST OFF: do not tell me.",
            Assert.Single(scene.Sent));
        scene.Refuse(Service.Voice, 12025550124, "US");
        await scene.TickAsync();
        Assert.Single(scene.Sent);

        Assert.StartsWith(
            "The number that ends in 23 may reach you.", await scene.SayAsync("1"), StringComparison.Ordinal);
        var rule = Assert.Single((await scene.Bench.ShowAsync(1)).Rules);
        Assert.Equal((true, "+12025550123"), (rule.Pass, rule.Target));

        scene.Bench.Time.Advance(TimeSpan.FromHours(24));
        scene.Refuse(Service.Sms, 0, "");
        await scene.TickAsync();
        Assert.Equal("Refused today: 1. 1 text from abroad. DIGEST OFF: do not tell me.", scene.Sent[1]);
    }

    [Fact]
    public async Task Once_a_day_is_in_the_evening_of_all_of_it_the_most_frequent_first()
    {
        await using var scene = await Scene.StartAsync();
        await scene.SayAsync("digest daily");
        scene.Refuse(Service.Voice, 12025550123, "US");
        scene.Refuse(Service.Voice, 85223456789, "HK");
        scene.Refuse(Service.Voice, 85223456789, "HK");
        await scene.TickAsync();
        Assert.Empty(scene.Sent);
        scene.Bench.Time.Advance(TimeSpan.FromHours(10));
        await scene.TickAsync();
        await scene.TickAsync();
        Assert.StartsWith(
            "Refused today: 3. (1) 2 calls from Hong Kong, number ending in 89; (2) 1 call from United States, ",
            Assert.Single(scene.Sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_at_night_to_who_wants_none_or_without_a_way_out()
    {
        await using var scene = await Scene.StartAsync();
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Empty(scene.Sent);

        await scene.SayAsync("digest first");
        scene.Bench.Time.Advance(TimeSpan.FromHours(15));
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Empty(scene.Sent);

        scene.Bench.Time.Advance(TimeSpan.FromHours(9));
        scene.Outlet = null;
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        scene.Outlet = scene;
        await scene.TickAsync();
        Assert.Single(scene.Sent);
        await scene.SayAsync("不要提醒");
        scene.Bench.Time.Advance(TimeSpan.FromHours(24));
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Single(scene.Sent);
    }

    [Fact]
    public async Task The_operators_default_holds_for_who_never_said()
    {
        await using var scene = await Scene.StartAsync(DigestChoice.First);
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Single(scene.Sent);
    }

    [Fact]
    public async Task A_digit_means_nothing_without_a_digest_or_a_day_later()
    {
        await using var scene = await Scene.StartAsync(DigestChoice.First);
        Assert.StartsWith("Your text was not understood", await scene.SayAsync("1"), StringComparison.Ordinal);
        scene.Refuse(Service.Voice, 12025550123, "US");
        await scene.TickAsync();
        Assert.Null(await scene.SayAsync("2"));
        scene.Bench.Time.Advance(TimeSpan.FromHours(RegisterLimits.OfferHours));
        await scene.SayAsync("1");
        Assert.Empty((await scene.Bench.ShowAsync(1)).Rules);
    }

    [Fact]
    public async Task The_choice_is_stored_journalled_and_verified()
    {
        await using var scene = await Scene.StartAsync();
        await scene.SayAsync("digest daily");
        await scene.Bench.RestartAsync(snapshot: true);
        Assert.Equal(DigestChoice.Daily, (await scene.Bench.ShowAsync(1)).Digest);
        var entry = (await scene.Bench.HistoryAsync(1))[0];
        Assert.Equal(JournalKind.DigestSet, entry.Kind);
        Assert.Equal([new HistoryChange("digest", "default", "daily")], entry.Changes);
        await scene.Bench.VerifyAsync();
    }

    [Theory]
    [InlineData(DigestChoice.Off)]
    [InlineData(DigestChoice.First)]
    [InlineData(DigestChoice.Daily)]
    public void Its_stored_form_is_one_octet_at_the_end(DigestChoice digest)
    {
        var detail = new StoredDetail([], [], new StoredCare(0, [], []) { Digest = digest });
        var octets = new byte[LineForm.DetailBytesMax];
        octets = octets[..LineForm.WriteDetail(octets, detail)];
        Assert.Equal($"0000000000{(int)digest:x2}", Convert.ToHexStringLower(octets));
        Assert.True(LineForm.TryReadDetail(octets, out var read));
        Assert.Equal(detail, read);
        octets[^1] = 4;
        Assert.False(LineForm.TryReadDetail(octets, out _));
    }

    sealed class Scene : IAsyncDisposable, ITextOutlet, IRefusalList
    {
        readonly List<(DateTimeOffset At, RefusedOne What)> _refused = [];

        Scene(Bench bench) => Bench = bench;

        public Bench Bench { get; }

        public List<string> Sent { get; } = [];

        public ITextOutlet? Outlet { get; set; }

        KeywordDesk Desk { get; set; } = null!;

        RefusalDigest Digest { get; set; } = null!;

        public static async Task<Scene> StartAsync(DigestChoice digest = DigestChoice.Off)
        {
            var scene = new Scene(await Bench.StartAsync());
            scene.Outlet = scene;
            scene.Desk = new KeywordDesk(
                scene.Bench.Register,
                new KeywordModel
                {
                    Table = KeywordTable.BuiltIn, Register = scene.Bench.Model, Language = "en", Digest = digest,
                }, scene.Bench.Time);
            scene.Digest = new RefusalDigest(new DigestParts(
                scene.Bench.Register, scene.Desk, scene, () => scene.Outlet, scene.Bench.Time));
            return scene;
        }

        public void Refuse(Service service, ulong caller, string country)
        {
            _refused.Add((Bench.Time.GetUtcNow(), new RefusedOne(service, new E164(caller), country)));
            Digest.Refused(RegisterSamples.Line(1));
        }

        public Task TickAsync() => Digest.SendDueAsync(Bench.Cancel);

        public async Task<string?> SayAsync(string text) => (await Desk.TakeAsync(
            new LineText { From = RegisterSamples.Line(1), To = "10086", Text = text, Id = "id" }, Bench.Cancel)).Text;

        public ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel)
        {
            Assert.Equal((RegisterSamples.Line(1), TextPurpose.Digest), (text.To, text.Purpose));
            Sent.Add(text.Text);
            return ValueTask.FromResult(TextSent.Taken);
        }

        public IReadOnlyList<RefusedOne> Lately(E164 line, DateTimeOffset since, int max) =>
            [.. _refused.Where(one => one.At >= since).Select(one => one.What).Reverse().Take(max)];

        public async ValueTask DisposeAsync()
        {
            await Digest.DisposeAsync();
            await Bench.DisposeAsync();
        }
    }
}
