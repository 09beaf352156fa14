using System.Globalization;

namespace Seawall.Smpp.Tests.Peers;

/// <summary>An independent library for Perl agrees on every PDU of 3.4 that we write and read.</summary>
public sealed class PerlTests
{
    const string Missing = "Net::SMPP is not installed: Debian's libnet-smpp-perl.";

    [Fact]
    public async Task It_reads_what_we_write_as_we_mean_it()
    {
        List<DrawnPdu> pdus = DrawnPdu.Some(40, seed: 3, Knows);
        string[] answers = await Ask(pdus.Select(pdu => "D " + pdu.Hex()));
        foreach ((DrawnPdu pdu, string answer) in pdus.Zip(answers))
        {
            string[] words = answer.Split(' ');
            Assert.Equal(
                [Number((uint)pdu.Command), "0", Number(pdu.Sequence)],
                words.Take(3));
            string[] read = [.. words.Skip(3)];
            Assert.All(Fields(pdu), pair => Assert.Contains($"{pair.Name}={pair.Hex}", read));

            // Parameters by their tags: the package has two names for some.
            Assert.Equal(
                pdu.Tlvs.OrderBy(one => one.Tlv.Tag).Select(one =>
                    $"#{Number((uint)one.Tlv.Tag)}={Convert.ToHexStringLower(one.Value)}"),
                read.Where(word => word[0] == '#'));
        }
    }

    [Fact]
    public async Task It_writes_what_we_write()
    {
        List<DrawnPdu> pdus = DrawnPdu.Some(40, seed: 4, Knows);
        string[] answers = await Ask(pdus.Select(pdu => "E " + string.Join(' ', [
            Commands.Label(pdu.Command), Number(pdu.Sequence), "0",
            .. Fields(pdu).Select(pair => $"{pair.Name}={pair.Hex}"),
            .. pdu.Tlvs.Select(one => $"{one.Tlv.Perl}={Convert.ToHexStringLower(one.Value)}"),
        ])));
        foreach ((DrawnPdu pdu, string answer) in pdus.Zip(answers))
        {
            Assert.Equal(pdu.Hex(), answer);
            Assert.Equal(SmppRefusal.None, SmppPdu.Parse(Convert.FromHexString(answer), out SmppPdu read));
            Assert.Equal((pdu.Command, pdu.Sequence), (read.Command, read.Sequence));
        }
    }

    // The package ends at version 3.4.
    static bool Knows(CommandId command) => !Commands.NeedsVersion5(command);

    static async Task<string[]> Ask(IEnumerable<string> questions)
    {
        Assert.SkipUnless(await PeerProcess.Works("perl", "-MNet::SMPP", "-e", "1"), Missing);
        return await PeerProcess.Ask("perl", [PeerProcess.Script("smpp.pl")], questions);
    }

    static IEnumerable<(string Name, string Hex)> Fields(DrawnPdu pdu)
    {
        foreach ((string name, byte[] value) in pdu.Fields)
        {
            if (name is not ("dest_address" or "unsuccess_sme"))
            {
                yield return (name, Convert.ToHexStringLower(value));
                continue;
            }

            foreach (DrawnDestination one in pdu.List)
            {
                if (name == "dest_address")
                {
                    yield return ("dest_flag", one.IsList ? "02" : "01");
                }
                else
                {
                    yield return ("error_status_code", one.Status.ToString("x8", CultureInfo.InvariantCulture));
                }

                yield return ("dest_addr_ton", Convert.ToHexStringLower([one.Ton]));
                yield return ("dest_addr_npi", Convert.ToHexStringLower([one.Npi]));
                yield return ("destination_addr", Convert.ToHexStringLower(one.Text));
            }
        }
    }

    static string Number(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
