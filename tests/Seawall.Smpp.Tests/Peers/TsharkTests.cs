using System.Globalization;
using System.Text;
using Seawall.Smpp.Fuzz;

namespace Seawall.Smpp.Tests.Peers;

/// <summary>tshark takes everything that we write apart without a complaint.</summary>
public sealed class TsharkTests
{
    const string Missing = "tshark or text2pcap is not installed: Debian's tshark and wireshark-common.";

    [Fact]
    public async Task Every_pdu_of_ours_is_decoded_without_a_complaint()
    {
        // tshark 4.0 takes broadcast_rep_num for one octet (v5.0 §4.8.4.14: two), and loses its way after it.
        List<string> pdus = [.. Golden.All.Where(sample => sample.Name != "broadcast-sm")
            .Select(sample => Convert.ToHexString(sample.Bytes))];
        pdus.AddRange(DrawnPdu.Some(20, seed: 5, _ => true).Select(pdu => pdu.Plain().Hex()));
        string[] read = await Decode(
            pdus, ["-T", "2775,2775"], ["-d", "tcp.port==2775,smpp"],
            ["smpp.command_id", "smpp.command_status", "smpp.sequence_number"]);
        Assert.Equal(pdus.Count, read.Length);
        foreach ((string hex, string line) in pdus.Zip(read))
        {
            SmppPdu.Parse(Convert.FromHexString(hex), out SmppPdu pdu);
            string status = pdu.IsResponse ? $"0x{(uint)pdu.Status:x8}" : "";
            Assert.Equal($"0x{(uint)pdu.Command:x8}|{status}|{pdu.Sequence}||", line);
        }
    }

    [Fact]
    public async Task Its_tables_have_every_pdu_and_every_status_of_ours()
    {
        Assert.SkipUnless(await PeerProcess.Works("tshark", "--version"), Missing);
        (int code, string output) = await PeerProcess.Run("tshark", ["-G", "values"], "");
        Assert.Equal(0, code);
        string[][] rows = [.. output.Split('\n').Select(line => line.Split('\t')).Where(row => row.Length > 3)];
        HashSet<string> commands = [.. rows.Where(row => row[1] == "smpp.command_id").Select(row => row[2])];
        HashSet<string> statuses =
        [
            .. rows.Where(row => row[1] == "smpp.command_status" && !row[^1].StartsWith('[')).Select(row => row[2]),
        ];
        Assert.All(Commands.Known.ToArray(), one => Assert.Contains($"0x{(uint)one:x}", commands));
        Assert.Equal(SmppStatuses.Known.ToArray().Select(one => $"0x{(uint)one:x}").Order(), statuses.Order());
    }

    [Fact]
    public async Task Every_message_of_the_rp_layer_is_decoded_without_a_complaint()
    {
        List<string> messages = [];
        byte[] tpdu = new byte[200];
        byte[] span = new byte[300];
        var plan = new TpduPlan
        {
            Address = new SmppAddress(Ton.International, Npi.Isdn, "12025550123"u8),
            Timestamp = new DateTimeOffset(2024, 12, 25, 9, 16, 1, TimeSpan.FromHours(8)),
            Text = "hellohello"u8,
        };
        byte[] centre = Convert.FromHexString("91683108501705F0");
        int octets = TpduWriter.WriteDeliver(plan, tpdu);
        Add(RpWriter.WriteData(RpType.DataFromNetwork, 7, centre, default, tpdu.AsSpan(0, octets), span));
        octets = TpduWriter.WriteSubmit(plan, tpdu);
        Add(RpWriter.WriteData(RpType.DataFromMobile, 7, default, centre, tpdu.AsSpan(0, octets), span));
        octets = TpduWriter.WriteDeliverReport(TpFailureCause.DestinationBarred, tpdu);
        Add(RpWriter.WriteError(RpType.ErrorFromMobile, 7, RpCause.TransferRejected, tpdu.AsSpan(0, octets), span));
        Add(RpWriter.WriteAck(RpType.AckFromMobile, 7, default, span));
        string[] read = await Decode(
            messages, ["-l", "147"], ["-o", "uat:user_dlts:\"User 0 (DLT=147)\",\"gsm_a_rp\",\"0\",\"\",\"0\",\"\""],
            ["gsm_a.rp.msg_type", "gsm_a.rp.rp_message_reference"]);
        Assert.Equal(["0x01|0x07||", "0x00|0x07||", "0x04|0x07||", "0x02|0x07||"], read);

        void Add(int length)
        {
            Assert.InRange(length, 2, span.Length);
            messages.Add(Convert.ToHexString(span.AsSpan(0, length)));
        }
    }

    // The fields of each message, then what tshark complains of, with bars between them.
    static async Task<string[]> Decode(List<string> messages, string[] link, string[] options, string[] fields)
    {
        bool installed = await PeerProcess.Works("tshark", "--version")
            && await PeerProcess.Works("text2pcap", "--version");
        Assert.SkipUnless(installed, Missing);
        string folder = Directory.CreateTempSubdirectory("seawall-tshark").FullName;
        try
        {
            string text = Path.Combine(folder, "messages.txt");
            string capture = Path.Combine(folder, "messages.pcap");
            await File.WriteAllTextAsync(text, Dump(messages), TestContext.Current.CancellationToken);
            (int code, string output) = await PeerProcess.Run("text2pcap", ["-q", .. link, text, capture], "");
            Assert.True(code == 0, output);
            string[] arguments =
            [
                "-r", capture, .. options, "-T", "fields", "-E", "separator=|",
                .. fields.Concat(["_ws.malformed", "_ws.expert.message"]).SelectMany(field => (string[])["-e", field]),
            ];
            (code, output) = await PeerProcess.Run("tshark", arguments, "");
            Assert.True(code == 0, output);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Offset and octets, sixteen a line; a message begins where the offset is 0.
    static string Dump(List<string> messages)
    {
        var text = new StringBuilder();
        foreach (string message in messages)
        {
            for (int at = 0; at < message.Length; at += 32)
            {
                string row = message.Substring(at, Math.Min(32, message.Length - at));
                text.Append(CultureInfo.InvariantCulture, $"{at / 2:x6} ");
                text.AppendJoin(' ', row.Chunk(2).Select(pair => new string(pair))).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
