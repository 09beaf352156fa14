using System.Globalization;

namespace Seawall.EndToEnd;

/// <summary>tshark takes a capture apart and says what it does not like.</summary>
internal static class Tshark
{
    private static readonly Dictionary<uint, string> _names = new()
    {
        [0] = "generic_nack", [1] = "bind_receiver", [2] = "bind_transmitter", [3] = "query_sm", [4] = "submit_sm",
        [5] = "deliver_sm", [6] = "unbind", [7] = "replace_sm", [8] = "cancel_sm", [9] = "bind_transceiver",
        [0x0b] = "outbind", [0x15] = "enquire_link", [0x21] = "submit_multi", [0x103] = "data_sm",
    };

    /// <summary>The names of all PDUs in order; fails where one is malformed or complained of.</summary>
    public static async Task<IReadOnlyList<string>> DecodeAsync(PcapFile capture)
    {
        var program = Needed.Program("tshark", "tshark");
        var folder = Directory.CreateTempSubdirectory("seawall-capture-").FullName;
        try
        {
            var file = Path.Combine(folder, "texts.pcap");
            await File.WriteAllBytesAsync(file, capture.ToArray(), TestContext.Current.CancellationToken);
            var (code, output) = await RunningProcess.ToEndAsync(program,
            [
                "-r", file, "-d", $"tcp.port=={PcapFile.ServerPort},smpp", "-T", "fields", "-E", "separator=|",
                "-e", "smpp.command_id", "-e", "_ws.malformed", "-e", "_ws.expert.message",
            ], folder);
            Assert.True(code == 0, output);
            return [.. output.Split('\n').Where(line => line.Contains('|', StringComparison.Ordinal))
                .SelectMany(Names)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Names(string line)
    {
        var columns = line.TrimEnd().Split('|');
        Assert.True(columns is [_, "", ""], $"tshark complains: {line}");
        return columns[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Name);
    }

    private static string Name(string command)
    {
        var id = uint.Parse(command.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var name = _names[id & 0x7fff_ffff];
        return (id & 0x8000_0000) == 0 || name == "generic_nack" ? name : name + "_resp";
    }
}
