using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Seawall.Demo;
using Seawall.Smpp;
using Seawall.Texts;

namespace Seawall.Tests.Texts;

/// <summary>A test text, PDU by PDU: against the demonstration's message centre, and against a scripted one.</summary>
public sealed class TestTextTests
{
    private static readonly TextLogin _login = new("hub", "secret");

    private static TextRequest Request(string message = "hello", bool receipt = false) => new()
    {
        From = "MYBANK", To = "+8613857100001", Message = message, Receipt = receipt,
        WaitFor = TimeSpan.FromSeconds(5),
    };

    private static async Task<(TextResult Result, string[] Lines)> AskCentreAsync(TextRequest request)
    {
        var centre = DemoCentre.Start(new IPEndPoint(IPAddress.Loopback, 0));
        await using (centre)
        {
            var lines = new List<string>();
            var way = new TextRoute("any", _login, IPAddress.Loopback, centre.Endpoint);
            var result = await TextPlacing.PlaceAsync(
                way, request, TimeProvider.System, one => lines.Add($"{(one.Sent ? "->" : "<-")} {one.Line}"),
                TestContext.Current.CancellationToken);
            return (result, [.. lines]);
        }
    }

    [Fact]
    public async Task A_text_from_bind_to_unbind()
    {
        var (result, lines) = await AskCentreAsync(Request());

        Assert.Equal((TextOutcome.Accepted, 0u, ""), (result.Outcome, result.Status, result.Receipt));
        Assert.Equal(
            [
                "-> bind_transceiver #1 as hub",
                "<- bind_transceiver_resp #1 ESME_ROK, system_id demo",
                "-> submit_sm #2 from MYBANK to +8613857100001",
                "<- submit_sm_resp #2 ESME_ROK, message_id demo-1",
                "-> unbind #3",
                "<- unbind_resp #3 ESME_ROK",
            ],
            lines);
    }

    [Fact]
    public async Task A_long_text_goes_in_parts_that_are_all_answered()
    {
        var (result, lines) = await AskCentreAsync(Request(new string('x', 154 + 153)));

        Assert.Equal(["demo-1", "demo-2", "demo-3"], result.MessageIds);
        Assert.Contains("-> submit_sm #4 from MYBANK to +8613857100001, part 3 of 3", lines);
        Assert.DoesNotContain(lines, line => line.Contains("xx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_receipt_is_waited_for_and_answered()
    {
        var (result, lines) = await AskCentreAsync(Request(receipt: true));

        Assert.Equal("DELIVRD", result.Receipt);
        Assert.Contains("<- deliver_sm #1 receipt of demo-1: DELIVRD", lines);
        Assert.Contains("-> deliver_sm_resp #1", lines);
    }

    [Theory]
    [InlineData("MYBANK", Ton.Alphanumeric, "MYBANK")]
    [InlineData("+12025550123", Ton.International, "12025550123")]
    [InlineData("10086", Ton.NetworkSpecific, "10086")]
    [InlineData("0012025550123", Ton.Unknown, "0012025550123")]
    public void A_sender_has_the_type_it_is_typed_as(string from, Ton ton, string address)
    {
        var octets = Assert.Single(TextPdus.Submit(Request() with { From = from }, 7, 1));

        Assert.Equal(SmppRefusal.None, SmppPdu.Parse(octets, out var pdu));
        Assert.Equal((7u, ton), (pdu.Sequence, pdu.Source.Ton));
        Assert.Equal(address, System.Text.Encoding.ASCII.GetString(pdu.Source.Text));
        Assert.Equal(Ton.International, pdu.Destination.Ton);
        Assert.Equal("hello"u8, pdu.ShortMessage);
    }

    [Fact]
    public void Parts_carry_their_place_and_other_alphabets_are_ucs2()
    {
        var parts = TextPdus.Submit(Request(new string('\u4e2d', 71)), 1, 42);

        Assert.Equal(2, parts.Count);
        SmppPdu.Parse(parts[1], out var pdu);
        var facts = MessageFacts.Of(pdu);
        Assert.Equal(TextAlphabet.Ucs2, facts.Coding.Alphabet);
        Assert.Equal((2, 2, 42), (facts.Part.Total, facts.Part.Number, facts.Part.Reference));
    }

    [Fact]
    public async Task A_wrong_password_ends_it_and_nothing_is_sent()
    {
        await using var far = await ScriptedCentre.StartAsync(Request());

        await far.AnswerAsync(CommandId.BindTransceiverResp, SmppStatus.InvalidPassword);
        far.Close();

        var result = await far.Result;
        Assert.Equal((TextOutcome.NotBound, "ESME_RINVPASWD"), (result.Outcome, result.StatusName));
    }

    [Fact]
    public async Task A_refused_text_says_with_which_status()
    {
        await using var far = await ScriptedCentre.StartAsync(Request());
        await far.AnswerAsync(CommandId.BindTransceiverResp, SmppStatus.Ok);
        await far.ReceiveAsync(CommandId.SubmitSm);

        await far.AnswerAsync(CommandId.SubmitSmResp, SmppStatus.SubmitFailed);
        await far.ReceiveAsync(CommandId.Unbind);
        await far.AnswerAsync(CommandId.UnbindResp, SmppStatus.Ok);

        var result = await far.Result;
        Assert.Equal(
            (TextOutcome.Refused, 0x45u, "ESME_RSUBMITFAIL"), (result.Outcome, result.Status, result.StatusName));
    }

    [Fact]
    public async Task Who_asks_whether_it_lives_is_answered_in_between()
    {
        await using var far = await ScriptedCentre.StartAsync(Request());
        await far.AnswerAsync(CommandId.BindTransceiverResp, SmppStatus.Ok);
        await far.ReceiveAsync(CommandId.SubmitSm);

        await far.SendAsync(TextPdus.Header(CommandId.EnquireLink, 900));

        Assert.Equal(900u, (await far.ReceiveAsync(CommandId.EnquireLinkResp)).Sequence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_answer_in_time_or_a_closed_connection_is_said(bool closes)
    {
        await using var far = await ScriptedCentre.StartAsync(Request());
        await far.AnswerAsync(CommandId.BindTransceiverResp, SmppStatus.Ok);
        await far.ReceiveAsync(CommandId.SubmitSm);

        if (closes)
        {
            far.Close();
        }
        else
        {
            far.Time.Advance(TimeSpan.FromSeconds(5));
            await far.ReceiveAsync(CommandId.Unbind);
            far.Close();
        }

        Assert.Equal(TextOutcome.NoAnswer, (await far.Result).Outcome);
    }

    [Fact]
    public async Task What_is_no_smpp_ends_it()
    {
        await using var far = await ScriptedCentre.StartAsync(Request());

        await far.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        Assert.Equal(TextOutcome.NoAnswer, (await far.Result).Outcome);
    }

    /// <summary>The far end of a test text as a test writes it, one PDU after the other.</summary>
    private sealed class ScriptedCentre : IAsyncDisposable
    {
        private readonly Socket _socket;
        private readonly SmppStream _stream;
        private uint _latest = 1;

        private ScriptedCentre(Socket socket, Task<TextResult> result, FakeTimeProvider time)
        {
            (_socket, Result, Time) = (socket, result, time);
            _stream = new SmppStream(new NetworkStream(socket, ownsSocket: true));
        }

        public Task<TextResult> Result { get; }

        public FakeTimeProvider Time { get; }

        /// <summary>Takes the connection and the bind.</summary>
        public static async Task<ScriptedCentre> StartAsync(TextRequest request)
        {
            var cancel = TestContext.Current.CancellationToken;
            using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            var time = new FakeTimeProvider();
            var way = new TextRoute("any", _login, IPAddress.Loopback, (IPEndPoint)listener.LocalEndPoint!);
            var result = TextPlacing.PlaceAsync(way, request, time, _ => { }, cancel);
            var centre = new ScriptedCentre(await listener.AcceptAsync(cancel), result, time);
            await centre.ReceiveAsync(CommandId.BindTransceiver);
            return centre;
        }

        public async Task<TextPdu> ReceiveAsync(CommandId expected)
        {
            var octets = await _stream.ReceiveAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(octets);
            var pdu = TextPdu.Read(octets);
            Assert.Equal(expected, pdu.Command);
            _latest = pdu.Sequence;
            return pdu;
        }

        public Task AnswerAsync(CommandId response, SmppStatus status) =>
            SendAsync(TextPdus.Header(response, _latest, status));

        public async Task SendAsync(byte[] pdu) =>
            await _stream.SendAsync(pdu, TestContext.Current.CancellationToken);

        public void Close() => _socket.Shutdown(SocketShutdown.Both);

        public ValueTask DisposeAsync() => _stream.DisposeAsync();
    }
}
