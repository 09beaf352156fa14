using System.Collections.Concurrent;
using System.Threading.Channels;
using Seawall.Smpp;

namespace Seawall.Demo;

/// <summary>
/// The phones behind the demonstration's message centre: most are on, some are off for days and are reached at another
/// attempt, a few are never reached; some of those who read a text answer it.
/// </summary>
internal sealed class DemoPhones
{
    private const int WaitingMax = 10_000;
    private const int OffEvery = 10;
    private const int NeverEvery = 40;
    private const int KeepEvery = 12;

    private readonly ConcurrentDictionary<string, int> _texts = new(StringComparer.Ordinal);

    private readonly Channel<string> _keeping = Channel.CreateBounded<string>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The numbers of those who answer the first text they get, once each.</summary>
    public ChannelReader<string> Keeping => _keeping.Reader;

    /// <summary>Whether a phone is never reached.</summary>
    public static bool IsNeverOn(int phone) => phone % NeverEvery == 7;

    /// <summary>Whether whoever has it answers that calls are to stay as they are.</summary>
    public static bool Keeps(int phone) => phone % KeepEvery == 5 && !IsNeverOn(phone);

    /// <summary>How many texts, parts counted, were sent to a number.</summary>
    public int Texts(string number) => _texts.GetValueOrDefault(number);

    /// <summary>A text, or part of one, comes to a phone: what becomes of it.</summary>
    public MessageState Take(string number)
    {
        var text = _texts.AddOrUpdate(number, 1, (_, before) => before + 1);
        if (!int.TryParse(number.AsSpan(Math.Max(0, number.Length - 4)), out var phone))
        {
            return MessageState.Delivered;
        }

        // One in ten was off when the notice came first; both of its parts.
        var isOff = phone % OffEvery == 3 && text <= 2;
        if (isOff || IsNeverOn(phone))
        {
            return MessageState.Expired;
        }

        if (Keeps(phone) && text == 1)
        {
            _keeping.Writer.TryWrite(number);
        }

        return MessageState.Delivered;
    }
}
