using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Seawall.Calls;
using static Seawall.Tests.Calls.ScriptedLine;

namespace Seawall.Tests.Calls;

/// <summary>A test call, message by message.</summary>
public sealed class TestCallTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLine _line = new();
    private readonly ConcurrentQueue<CallEvent> _events = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    private Task<CallResult> Begin(string from = "+12025550123", int ringSeconds = 20)
    {
        var request =
            new CallRequest { From = from, To = "+8613857100001", RingFor = TimeSpan.FromSeconds(ringSeconds) };
        var text = new CallText(request, _line, new IPEndPoint(IPAddress.Parse("192.0.2.9"), 5060));
        return new TestCall(_line, text, request, _time, _events.Enqueue).RunAsync(_stop.Token);
    }

    [Fact]
    public async Task The_invite_says_who_calls_by_the_word_of_the_network()
    {
        _ = Begin();

        var invite = await _line.SentAsync();

        Assert.Equal("INVITE sip:+8613857100001@192.0.2.9:5060;user=phone SIP/2.0", Start(invite));
        Assert.StartsWith(
            "SIP/2.0/UDP 192.0.2.1:5999;rport;branch=z9hG4bK", Value(invite, "Via"), StringComparison.Ordinal);
        Assert.Equal("<sip:+12025550123@192.0.2.1;user=phone>", Value(invite, "P-Asserted-Identity"));
        Assert.Equal("no Privacy", Value(invite, "Privacy"));
        var body = invite[(invite.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        Assert.Equal($"{body.Length}", Value(invite, "Content-Length"));
    }

    [Fact]
    public async Task Who_hides_has_no_identity()
    {
        _ = Begin(CallRequest.Anonymous);

        var invite = await _line.SentAsync();

        Assert.StartsWith(
            "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=", Value(invite, "From"), StringComparison.Ordinal);
        Assert.Equal("id", Value(invite, "Privacy"));
        Assert.Equal("no P-Asserted-Identity", Value(invite, "P-Asserted-Identity"));
    }

    [Fact]
    public async Task A_refusal_is_acknowledged_in_its_transaction()
    {
        var call = Begin();
        var invite = await _line.SentAsync();
        _line.Answer(invite, "603 Decline", "Reason: Q.850;cause=21\r\n");

        var ack = await _line.SentAsync();
        var result = await call;

        Assert.Equal("ACK sip:+8613857100001@192.0.2.9:5060;user=phone SIP/2.0", Start(ack));
        Assert.Equal(Value(invite, "Via"), Value(ack, "Via"));
        Assert.Equal("1 ACK", Value(ack, "CSeq"));
        Assert.EndsWith(";tag=far", Value(ack, "To"), StringComparison.Ordinal);
        Assert.Equal((603, "Decline", "Q.850;cause=21"), (result.Status, result.Phrase, result.Reason));
        Assert.Equal(
            ["-> INVITE", "<- 603 Decline", "-> ACK"],
            _events.Select(one => $"{(one.Sent ? "->" : "<-")} {one.Line}"));
    }

    [Fact]
    public async Task An_answered_call_ends_by_its_route()
    {
        var call = Begin();
        var invite = await _line.SentAsync();
        _line.Answer(invite, "180 Ringing");
        _line.Answer(
            invite, "200 OK",
            "Record-Route: <sip:second;lr>\r\nRecord-Route: <sip:first;lr>\r\n"
            + "Contact: \"x\" <sip:far@198.51.100.1:5070>\r\n");

        var ack = await _line.SentAsync();
        var bye = await _line.SentAsync();
        _line.Answer(bye, "200 OK");
        var result = await call;

        Assert.Equal("ACK sip:far@198.51.100.1:5070 SIP/2.0", Start(ack));
        Assert.NotEqual(Value(invite, "Via"), Value(ack, "Via"));
        Assert.Equal("BYE sip:far@198.51.100.1:5070 SIP/2.0", Start(bye));
        Assert.Equal("2 BYE", Value(bye, "CSeq"));
        Assert.Contains("Route: <sip:first;lr>\r\nRoute: <sip:second;lr>\r\n", bye, StringComparison.Ordinal);
        Assert.Equal(200, result.Status);
    }

    [Fact]
    public async Task Silence_is_asked_again_and_then_given_up()
    {
        var call = Begin(ringSeconds: 3);
        var invite = await _line.SentAsync();

        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(invite, await _line.SentAsync());
        _time.Advance(TimeSpan.FromMilliseconds(1000));
        Assert.Equal(invite, await _line.SentAsync());
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(0, (await call).Status);
    }

    [Fact]
    public async Task Ringing_without_end_is_cancelled()
    {
        var call = Begin(ringSeconds: 3);
        var invite = await _line.SentAsync();
        _line.Answer(invite, "180 Ringing");
        await RungAsync();

        _time.Advance(TimeSpan.FromSeconds(3));
        var cancel = await _line.SentAsync();
        _line.Answer(cancel, "200 OK");
        _line.Answer(invite, "487 Request Terminated");

        Assert.StartsWith("ACK ", await _line.SentAsync(), StringComparison.Ordinal);
        Assert.Equal("CANCEL sip:+8613857100001@192.0.2.9:5060;user=phone SIP/2.0", Start(cancel));
        Assert.Equal(Value(invite, "Via"), Value(cancel, "Via"));
        Assert.Equal(Value(invite, "To"), Value(cancel, "To"));
        Assert.Equal(487, (await call).Status);
    }

    [Fact]
    public async Task Told_to_stop_it_hangs_up_first()
    {
        var call = Begin();
        var invite = await _line.SentAsync();
        _line.Answer(invite, "180 Ringing");
        await RungAsync();

        await _stop.CancelAsync();
        var cancel = await _line.SentAsync();
        _line.Answer(cancel, "200 OK");
        _line.Answer(invite, "487 Request Terminated");

        Assert.StartsWith("CANCEL ", cancel, StringComparison.Ordinal);
        Assert.StartsWith("ACK ", await _line.SentAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_line_that_closes_is_a_failure()
    {
        var call = Begin();
        await _line.SentAsync();
        _line.Close();

        await Assert.ThrowsAsync<IOException>(() => call);
    }

    /// <summary>Waits until the call took the ringing in.</summary>
    private async Task RungAsync()
    {
        while (_events.All(one => one.Sent))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
