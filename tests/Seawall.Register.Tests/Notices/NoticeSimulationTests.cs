using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Seawall.Register.Tests;

/// <summary>
/// A month of a small campaign in which everything goes wrong that can, from a seed: phones off and abroad, receipts
/// that are late, lost or forged, centres and stores that are away, pauses, crashes at any moment. Then what must hold.
/// </summary>
public sealed class NoticeSimulationTests
{
    const int Lines = 60;

    [Fact]
    public async Task WhateverGoesWrongNobodyIsForgottenAndNobodyToldWithoutProof() =>
        await Gen.Int.SampleAsync(async seed =>
        {
            await using var run = new Run(seed);
            await run.GoAsync();
        }, iter: 12);

    sealed class Run : IAsyncDisposable
    {
        static readonly Wave[] Waves = [new("first", [], 10, null), new("rest", [], 100, null)];

        readonly Random _random;
        readonly NoticeBench _bench = new(NoticeSamples.Terms(attempts: 3, rate: 20, waves: Waves), 20, 40);
        readonly PriorityQueue<NoticeReceipt, DateTimeOffset> _receipts = new();
        readonly Dictionary<ulong, HashSet<string>> _delivered = [];
        readonly int _seed;
        int _seen;
        int _crashes;

        public Run(int seed)
        {
            (_seed, _random) = (seed, new Random(seed));
            _bench.Centre!.Count = 2;
        }

        FakeTimeProvider Time => _bench.Time;

        public async Task GoAsync()
        {
            for (var step = 0; step < 1_500; step++)
            {
                await _bench.Desk.TickAsync(NoticeBench.Cancel);
                Answer();
                Receive();
                Disturb();
                Time.Advance(TimeSpan.FromMinutes(step % 100 < 40 ? 0.001 : 1 + _random.Next(20)));
            }
            await CalmAsync();
            Check();
        }

        public ValueTask DisposeAsync() => _bench.DisposeAsync();

        /// <summary>What was handed over gets its receipts, or none.</summary>
        void Answer()
        {
            for (; _seen < _bench.Centre!.Sent.Count; _seen++)
            {
                var (at, notice, ids) = _bench.Centre.Sent[_seen];
                var fate = _random.Next(10);
                foreach (var id in ids.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    var outcome = fate < 6 ? ReceiptOutcome.Delivered
                        : fate < 8 ? ReceiptOutcome.Expired
                        : fate == 8 ? ReceiptOutcome.Other : ReceiptOutcome.Undeliverable;
                    var late = _random.Next(8) == 0 ? TimeSpan.FromHours(_random.Next(90)) : TimeSpan.FromSeconds(3);
                    if (_random.Next(10) > 0)
                    {
                        var receipt = new NoticeReceipt(notice.NextHop, notice.To, id, outcome, "");
                        _receipts.Enqueue(receipt, at + late);
                        _receipts.Enqueue(receipt, at + late);
                    }
                }
            }
            if (_random.Next(3) > 0)
            {
                _bench.Centre.LetGo();
            }
        }

        /// <summary>Receipts come until they are taken, and forged ones with them.</summary>
        void Receive()
        {
            while (_receipts.TryPeek(out var receipt, out var at) && at <= Time.GetUtcNow())
            {
                _receipts.Dequeue();
                _ = TakeAsync(receipt);
                _ = _bench.TakeAsync(receipt with { NextHop = "forged", Outcome = ReceiptOutcome.Delivered });
                _ = _bench.TakeAsync(receipt with { MessageId = "x", Outcome = ReceiptOutcome.Delivered });
            }
        }

        async Task TakeAsync(NoticeReceipt receipt)
        {
            if (receipt.Outcome == ReceiptOutcome.Delivered)
            {
                if (!_delivered.TryGetValue(receipt.Number.Value, out var ids))
                {
                    _delivered.Add(receipt.Number.Value, ids = []);
                }
                ids.Add(receipt.MessageId);
            }
            if (!await _bench.Desk.TakeAsync(receipt))
            {
                _receipts.Enqueue(receipt, Time.GetUtcNow().AddMinutes(5));
            }
        }

        void Disturb()
        {
            var centre = _bench.Centre!;
            switch (_random.Next(120))
            {
                case 0:
                    _crashes++;
                    _bench.Crash();
                    break;
                case 1 or 2:
                    _bench.Ledger.IsUp = !_bench.Ledger.IsUp;
                    break;
                case 3 or 4:
                    centre.Answer = (NoticeSent)(1 + _random.Next(3));
                    break;
                case 5 or 6 or 7:
                    centre.Answer = NoticeSent.Taken;
                    break;
                case 8:
                    centre.Room = _random.Next(5);
                    break;
                case 9 or 10:
                    centre.Room = int.MaxValue;
                    break;
                case 11:
                    centre.Waits = !centre.Waits;
                    break;
                case 12:
                    _bench.Ledger.Change(campaign => campaign with
                    {
                        State = campaign.State == CampaignState.Running ? CampaignState.Paused : CampaignState.Running,
                        PausedUnixSeconds = Time.GetUtcNow().ToUnixTimeSeconds(),
                    });
                    break;
            }
        }

        /// <summary>All is well again, for long enough that all comes to its end.</summary>
        async Task CalmAsync()
        {
            var centre = _bench.Centre!;
            (_bench.Ledger.IsUp, centre.Room, centre.Answer, centre.Waits) =
                (true, int.MaxValue, NoticeSent.Taken, false);
            _bench.Ledger.Change(campaign => campaign with { State = CampaignState.Running });
            for (var step = 0; step < 2_000; step++)
            {
                await _bench.Desk.TickAsync(NoticeBench.Cancel);
                centre.LetGo();
                Answer();
                Receive();
                Time.Advance(TimeSpan.FromMinutes(step % 20 < 10 ? 0.001 : 30));
            }
        }

        void Check()
        {
            var campaign = _bench.Campaign;
            var notices = _bench.Ledger.Notices.ToArray();

            // None forgotten, and all came to an end.
            Assert.True(notices.Length == Lines, $"seed {_seed}: {notices.Length} notices");
            Assert.All(notices, notice => Assert.True(
                notice.State is NoticeState.Told or NoticeState.Unreached, $"seed {_seed}: {notice}"));

            foreach (var notice in notices)
            {
                // Told only by receipts of both parts of an attempt, and once.
                if (notice.State == NoticeState.Told)
                {
                    Assert.True(_bench.Centre!.Sent.Exists(one => one.Notice.To == notice.Number
                        && one.Ids.Split(' ').All(_delivered.GetValueOrDefault(notice.Number.Value, []).Contains)),
                        $"seed {_seed}: {notice}");
                    Assert.Single(_bench.Ledger.Journal, one => one.Number == notice.Number);
                }

                // No line oftener than its attempts, but for what was in flight, which is marked, or not taken.
                var sent = _bench.Centre!.Sent.Count(one => one.Notice.To == notice.Number && one.Ids.Length > 0);
                Assert.True(sent <= notice.Attempts + (notice.Marks == NoticeMarks.None ? 0 : _crashes),
                    $"seed {_seed}: {sent} of {notice}");
            }

            // In permitted hours, never over the rate.
            var hours = NoticeSamples.Hours();
            var times = _bench.Centre!.Sent.Select(one => one.At).ToArray();
            Assert.All(times, at => Assert.True(hours.Allows(at), $"seed {_seed}: {at}"));
            Assert.All(times, at => Assert.True(
                2 * times.Count(one => one >= at && one < at.AddSeconds(1)) <= 20, $"seed {_seed}: {at}"));

            // The sums add up.
            for (var wave = 0; wave < 2; wave++)
            {
                var (count, own) = (campaign.Counts[wave], notices.Where(one => one.Wave == wave).ToArray());
                Assert.Equal((own.Length, own.Count(one => one.State == NoticeState.Told), 0L, 0L, 0L),
                    (count.Tried, count.Told, count.InFlight, count.Sent, count.Deferred));
            }
        }
    }
}
