using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>Probes by a clock set by hand: bytes out, bytes back in through the gate.</summary>
public sealed class ProbeTests
{
    static readonly ProbeModel Every10 = new()
    {
        Every = TimeSpan.FromSeconds(10),
        Timeout = TimeSpan.FromSeconds(2),
        DownAfter = 3,
        UpAfter = 2,
    };

    [Fact]
    public void A_target_is_asked_at_once_and_then_each_period()
    {
        using var line = new Line();
        line.Rig.Time.Advance(TimeSpan.Zero);
        var probe = Assert.Single(line.Take());
        Assert.Equal(("OPTIONS sip:198.51.100.1 SIP/2.0", "198.51.100.1:5060"), (probe.FirstLine, probe.To));
        Assert.StartsWith("SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK", probe.Row("Via"), StringComparison.Ordinal);
        line.Answer(probe, 200);
        for (var period = 0; period < 3; period++)
        {
            line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
            var next = Assert.Single(line.Take());
            Assert.NotEqual(probe.Row("Via"), next.Row("Via"));
            Assert.NotEqual(probe.Row("Call-ID"), next.Row("Call-ID"));
            line.Answer(next, 404);
        }
        Assert.Equal((TargetState.Active, "404"), (line.Target.State, line.Target.LastProbe));
    }

    [Fact]
    public void Silence_brings_it_down_and_answers_bring_it_back()
    {
        using var line = new Line();
        line.Rig.Time.Advance(TimeSpan.Zero);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((TargetState.Active, "no answer"), (line.Target.State, line.Target.LastProbe));
        for (var step = 0; step < 10; step++)
        {
            line.Rig.Time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.Equal(TargetState.Down, line.Target.State);
        line.Take();
        line.Rig.Time.Advance(TimeSpan.FromSeconds(8));
        line.Answer(Assert.Single(line.Take()), 200);
        Assert.Equal(TargetState.Probing, line.Target.State);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        line.Answer(Assert.Single(line.Take()), 200);
        Assert.Equal(TargetState.Active, line.Target.State);
    }

    [Fact]
    public void An_expiry_that_comes_late_is_no_judgement_on_the_next_probe()
    {
        const int Deadline = 0;
        const int Period = 1;
        var timers = new HeldTimers();
        using var line = new Line(timers);
        for (var probe = 0; probe < 4; probe++)
        {
            timers.Ring(Period);
            timers.Ring(Deadline);
            line.Answer(Assert.Single(line.Take()), 200);
            Assert.Equal((TargetState.Active, "200"), (line.Target.State, line.Target.LastProbe));
            timers.Advance(TimeSpan.FromSeconds(2));
        }
        timers.Ring(Period);
        timers.Advance(TimeSpan.FromSeconds(2));
        timers.Ring(Deadline);
        Assert.Equal("no answer", line.Target.LastProbe);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(503)]
    public void Some_answers_count_as_none(int status)
    {
        using var line = new Line();
        for (var probe = 0; probe < 3; probe++)
        {
            line.Rig.Time.Advance(TimeSpan.FromSeconds(probe == 0 ? 0 : 10));
            line.Answer(Assert.Single(line.Take()), status);
        }
        Assert.Equal(TargetState.Down, line.Target.State);
    }

    [Fact]
    public void A_provisional_answer_ends_no_waiting_and_a_late_or_foreign_one_is_nobodys()
    {
        using var line = new Line();
        line.Rig.Time.Advance(TimeSpan.Zero);
        var probe = Assert.Single(line.Take());
        line.Answer(probe, 100);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("no answer", line.Target.LastProbe);
        line.Answer(probe, 200);
        Assert.Equal("no answer", line.Target.LastProbe);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(8));
        var next = Assert.Single(line.Take());
        var forged = Sip.Answer(next, 200).Replace("z9hG4bK", "z9hG4bL", StringComparison.Ordinal);
        Assert.Empty(line.Rig.Send(forged, "198.51.100.1:5060"));
        Assert.Equal(2, line.Rig.Refused(GateRefusal.ResponseUnawaited));
    }

    [Fact]
    public void What_cannot_be_sent_is_a_miss()
    {
        using var line = new Line { Takes = false };
        line.Rig.Time.Advance(TimeSpan.Zero);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((TargetState.Down, "could not be sent"), (line.Target.State, line.Target.LastProbe));
    }

    [Fact]
    public void Operators_stop_probes_by_disabling_and_not_by_draining()
    {
        using var line = new Line();
        line.Rig.Time.Advance(TimeSpan.Zero);
        line.Answer(Assert.Single(line.Take()), 200);
        line.Target.Do(TargetAction.Drain);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        line.Answer(Assert.Single(line.Take()), 200);
        line.Target.Do(TargetAction.Disable);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(line.Take());
        line.Target.Do(TargetAction.Enable);
        line.Rig.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(line.Take());
    }

    [Fact]
    public void New_settings_keep_change_begin_and_end_probes()
    {
        using var line = new Line();
        line.Rig.Time.Advance(TimeSpan.Zero);
        line.Take();
        line.Change(group => group with { Probe = Every10 with { Every = TimeSpan.FromSeconds(60) } });
        line.Rig.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(line.Take());
        line.Rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(line.Take());
        line.Change(group => group with { Targets = [Settings.Target("udp:198.51.100.2:5060")] });
        line.Rig.Time.Advance(TimeSpan.Zero);
        Assert.Equal("198.51.100.2:5060", Assert.Single(line.Take()).To);
        line.Change(group => group with { Probe = null });
        line.Rig.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(line.Take());
    }

    /// <summary>A gate, a prober, and the wire between them and one target.</summary>
    sealed class Line : IProbeAnswers, IDisposable
    {
        readonly List<Left> asked = [];
        readonly Prober prober;
        GatewayModel model = Settings.Model.WithGroup("core", group => group with
        {
            Probe = Every10,
            Targets = [Settings.Target("udp:198.51.100.1:5060")],
        });

        public Line(TimeProvider? time = null)
        {
            Rig = new GateRig(model, probes: this);
            prober = new Prober(new ProbeParts(
                Rig.Listeners, Rig.State.Key, time ?? Rig.Time, (in Way way, ReadOnlySpan<byte> bytes) =>
                {
                    if (Takes)
                    {
                        asked.Add(new Left(Encoding.ASCII.GetString(bytes), way));
                    }
                    return Takes;
                },
                NullLogger.Instance));
            prober.Watch(Rig.State.Tables);
        }

        public GateRig Rig { get; }

        public bool Takes { get; set; } = true;

        public Target Target => Rig.TargetAt("198.51.100.1:5060");

        public bool Answered(scoped in SipMessage response) => prober.Answered(response);

        public void Dispose() => prober.Dispose();

        public Left[] Take()
        {
            Left[] taken = [.. asked];
            asked.Clear();
            return taken;
        }

        public void Answer(Left probe, int status) => Assert.Empty(Rig.Send(Sip.Answer(probe, status), probe.To));

        public void Change(Func<NextHopModel, NextHopModel> change)
        {
            model = model.WithGroup("core", change);
            Rig.Swap(model);
            prober.Watch(Rig.State.Tables);
        }
    }
}
