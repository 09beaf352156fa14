using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace Seawall.Smpp.Tests.Peers;

/// <summary>An independent library for Node.js agrees on every PDU of 3.4 and 5.0 that we write and read.</summary>
public sealed class NpmTests
{
    const string Missing =
        "The npm package smpp is not installed: ./test installs it where Node.js and a registry are.";

    [Fact]
    public async Task It_reads_what_we_write_as_we_mean_it()
    {
        List<DrawnPdu> pdus = DrawnPdu.Some(40, seed: 1, _ => true);
        string[] answers = await Ask(pdus.Select(pdu => "D " + pdu.Hex()));
        foreach ((DrawnPdu pdu, string answer) in pdus.Zip(answers))
        {
            Assert.StartsWith("{", answer, StringComparison.Ordinal);
            JsonNode read = JsonNode.Parse(answer)!;
            Assert.Equal(Commands.Label(pdu.Command), (string?)read["command"]);
            foreach ((string name, JsonNode? value) in Fields(pdu))
            {
                Assert.True(
                    JsonNode.DeepEquals(value, read["fields"]![name]),
                    $"{name} of {Commands.Label(pdu.Command)}: {value} is read as {read["fields"]![name]}");
            }

            Assert.Equal(pdu.Hex(), (string?)read["again"]);
        }
    }

    [Fact]
    public async Task It_writes_what_we_write()
    {
        List<DrawnPdu> pdus = DrawnPdu.Some(40, seed: 2, _ => true);
        string[] answers = await Ask(pdus.Select(pdu => "E " + Question(pdu).ToJsonString()));
        foreach ((DrawnPdu pdu, string answer) in pdus.Zip(answers))
        {
            Assert.Equal(pdu.Hex(), answer);
            Assert.Equal(SmppRefusal.None, SmppPdu.Parse(Convert.FromHexString(answer), out SmppPdu read));
            Assert.Equal((pdu.Command, pdu.Sequence), (read.Command, read.Sequence));
        }
    }

    static async Task<string[]> Ask(IEnumerable<string> questions)
    {
        bool installed = PeerProcess.NpmPackage is not null && await PeerProcess.Works("node", "--version");
        Assert.SkipUnless(installed, Missing);
        return await PeerProcess.Ask("node", [PeerProcess.Script("smpp.js"), PeerProcess.NpmPackage!], questions);
    }

    static JsonObject Question(DrawnPdu pdu) => new()
    {
        ["command"] = Commands.Label(pdu.Command),
        ["status"] = 0,
        ["sequence"] = pdu.Sequence,
        ["fields"] = Fields(pdu),
    };

    // Numbers as numbers, all else in hexadecimal.
    static JsonObject Fields(DrawnPdu pdu)
    {
        var fields = new JsonObject();
        foreach ((string name, byte[] value) in pdu.Fields)
        {
            char kind = Fuzz.TwinLayouts.Of((uint)pdu.Command)!.Single(row => row.Name == name).Kind;
            fields[name] = kind switch
            {
                'b' => value[0],
                'd' => Destinations(pdu),
                'u' => Unsuccessful(pdu),
                _ => Convert.ToHexStringLower(value),
            };
        }

        foreach ((DrawnTlv tlv, byte[] value) in pdu.Tlvs)
        {
            fields[tlv.Npm] = tlv.Kind switch
            {
                'n' when value.Length == 4 => BinaryPrimitives.ReadUInt32BigEndian(value),
                'n' when value.Length == 2 => BinaryPrimitives.ReadUInt16BigEndian(value),
                'n' => value[0],
                'z' => Convert.ToHexStringLower(value.AsSpan(0, value.Length - 1)),
                _ => Convert.ToHexStringLower(value),
            };
        }

        return fields;
    }

    static JsonArray Destinations(DrawnPdu pdu) => new([.. pdu.List.Select(JsonNode (one) => one.IsList
        ? new JsonObject { ["dl_name"] = Convert.ToHexStringLower(one.Text) }
        : Address(one))]);

    static JsonArray Unsuccessful(DrawnPdu pdu) => new([.. pdu.List.Select(JsonNode (one) =>
    {
        JsonObject entry = Address(one);
        entry["error_status_code"] = one.Status;
        return entry;
    })]);

    static JsonObject Address(DrawnDestination one) => new()
    {
        ["dest_addr_ton"] = one.Ton,
        ["dest_addr_npi"] = one.Npi,
        ["destination_addr"] = Convert.ToHexStringLower(one.Text),
    };
}
