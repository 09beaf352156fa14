using System.Text;
using Seawall.Net;
using Seawall.Screening;
using Seawall.Sip;

namespace Seawall.Gateway.Tests;

/// <summary>One message that left, as the bytes it was, and by which way.</summary>
internal sealed record Left(string Text, Way Way)
{
    public string To => Way.To.ToString();

    public string FirstLine => Text[..Text.IndexOf("\r\n", StringComparison.Ordinal)];

    /// <summary>All values of a header, row by row.</summary>
    public string[] Rows(string name) =>
        [.. Text.Split("\r\n").Where(row => row.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))
            .Select(row => row[(name.Length + 2)..])];

    public string Row(string name) => Rows(name).Single();
}

/// <summary>A network that takes bytes and keeps them; ways can be broken.</summary>
internal sealed class FakeOutlet : IOutlet
{
    readonly byte[] room = new byte[65_535];

    public List<Left> Sent { get; } = [];

    public Func<Way, bool> Takes { get; set; } = _ => true;

    public Span<byte> Reserve() => room;

    public bool Send(int length, in Way way)
    {
        if (!Takes(way))
        {
            return false;
        }
        Sent.Add(new Left(Encoding.Latin1.GetString(room, 0, length), way));
        return true;
    }

    /// <summary>What another thread sends, by the same ways.</summary>
    public bool Deliver(in Way way, ReadOnlySpan<byte> bytes)
    {
        if (!Takes(way))
        {
            return false;
        }
        Sent.Add(new Left(Encoding.Latin1.GetString(bytes), way));
        return true;
    }

    /// <summary>What left since the last look.</summary>
    public Left[] Take()
    {
        Left[] taken = [.. Sent];
        Sent.Clear();
        return taken;
    }
}

/// <summary>A network that takes everything and keeps nothing, for the count of bytes allocated.</summary>
internal sealed class SilentOutlet : IOutlet
{
    readonly byte[] room = new byte[65_535];

    public int Count { get; private set; }

    public Span<byte> Reserve() => room;

    public bool Send(int length, in Way way)
    {
        Count++;
        return true;
    }
}

/// <summary>Keeps records.</summary>
internal sealed class RecordList : IRecordSink
{
    public List<(Record Record, string CallId)> All { get; } = [];

    /// <summary>Of each record, the sender of a text that is no number.</summary>
    public List<string> Senders { get; } = [];

    public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation) => TryAdd(record, correlation, default);

    public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation, ReadOnlySpan<byte> sender)
    {
        Senders.Add(Encoding.UTF8.GetString(sender));
        All.Add((record, Encoding.ASCII.GetString(correlation)));
        return true;
    }
}

/// <summary>Counts records and nothing else.</summary>
internal sealed class RecordCount : IRecordSink
{
    public int Count { get; private set; }

    public bool TryAdd(in Record record, ReadOnlySpan<byte> correlation)
    {
        Count++;
        return true;
    }
}

/// <summary>Connections that stand, by number.</summary>
internal sealed class FakePeers : IPeers
{
    public Dictionary<ulong, Peer> Standing { get; } = [];

    public Peer? Find(ulong connection) => Standing.GetValueOrDefault(connection);
}

/// <summary>Takes no answers.</summary>
internal sealed class NoProbes : IProbeAnswers
{
    public bool Answered(scoped in SipMessage response) => false;
}

/// <summary>Addresses as tests write them.</summary>
internal static class Address
{
    public static PeerAddress Of(string text) =>
        PeerAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
