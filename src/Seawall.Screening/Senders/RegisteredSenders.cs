using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Seawall.Screening;

/// <summary>
/// The registered senders of one trunk, found by the octets of a text's sender. Names are alike whatever the case of
/// their ASCII letters. Immutable; a look-up is without allocation.
/// </summary>
public sealed class RegisteredSenders
{
    readonly FrozenDictionary<NumberReading, SenderPurpose> _numbers;
    readonly Entry[] _names;    // open addressing; a power of two, at most half full

    RegisteredSenders(Dictionary<NumberReading, SenderPurpose> numbers, List<Entry> names)
    {
        _numbers = numbers.ToFrozenDictionary();
        _names = new Entry[BitOperations.RoundUpToPowerOf2((uint)names.Count * 2)];
        Count = numbers.Count + names.Count;
        foreach (Entry entry in names)
        {
            uint at = entry.Hash & (uint)(_names.Length - 1);
            while (_names[at].Name is not null)
            {
                at = (at + 1) & (uint)(_names.Length - 1);
            }

            _names[at] = entry;
        }
    }

    /// <summary>Of a trunk without any.</summary>
    public static RegisteredSenders None { get; } = new([], []);

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>
    /// What a sender is registered for. <paramref name="reading"/> is what <see cref="SenderAddress"/> made of
    /// <paramref name="text"/>.
    /// </summary>
    public SenderPurpose Find(ReadOnlySpan<byte> text, NumberReading reading)
    {
        if (Count == 0)
        {
            return SenderPurpose.None;
        }

        return reading.Form switch
        {
            NumberForm.E164 or NumberForm.Short => _numbers.GetValueOrDefault(reading),
            NumberForm.Name => FindName(text),
            _ => SenderPurpose.None,
        };
    }

    /// <summary>
    /// Builds the table; numbers and codes are read by the trunk's dial rules. On a mistake returns null, and says in
    /// <paramref name="problem"/> what is wrong with the sender at index <paramref name="at"/>.
    /// </summary>
    public static RegisteredSenders? TryCreate(
        ImmutableArray<RegisteredSender> senders, DialRules dial, out string problem, out int at)
    {
        problem = "";
        var numbers = new Dictionary<NumberReading, SenderPurpose>();
        var names = new List<Entry>();
        for (at = 0; at < senders.Length; at++)
        {
            (string sender, SenderPurpose purpose) = senders[at];
            byte[] text = Encoding.UTF8.GetBytes(sender);
            if (text.Length is 0 or > ScreeningLimits.SenderOctetsMax)
            {
                problem = $"expected a sender of 1 to {ScreeningLimits.SenderOctetsMax} octets, found {text.Length}";
                return null;
            }

            if (purpose is SenderPurpose.None or > SenderPurpose.Any)
            {
                problem = "expected what the sender is registered for";
                return null;
            }

            NumberReading reading = SenderAddress.Read(dial, SenderAddress.Unknown, text);
            bool isNew = reading.Form switch
            {
                NumberForm.E164 or NumberForm.Short => numbers.TryAdd(reading, purpose),
                NumberForm.Name => names.TrueForAll(name => !AreAlike(name.Name, text)),
                _ => false,
            };
            if (!isNew)
            {
                problem = reading.Form is NumberForm.Absent or NumberForm.Malformed
                    ? $"\"{sender}\" is no sender a text can have"
                    : $"sender \"{sender}\" is registered twice on this trunk";
                return null;
            }

            if (reading.Form == NumberForm.Name)
            {
                names.Add(new Entry(Hash(text), text, purpose));
            }
        }

        return new RegisteredSenders(numbers, names);
    }

    SenderPurpose FindName(ReadOnlySpan<byte> text)
    {
        if (_names.Length == 0 || text.Length > ScreeningLimits.SenderOctetsMax)
        {
            return SenderPurpose.None;
        }

        uint hash = Hash(text);
        for (uint at = hash & (uint)(_names.Length - 1); _names[at].Name is { } name;
            at = (at + 1) & (uint)(_names.Length - 1))
        {
            if (_names[at].Hash == hash && AreAlike(name, text))
            {
                return _names[at].Purpose;
            }
        }

        return SenderPurpose.None;
    }

    /// <summary>FNV-1a over the octets, letters of ASCII in one case.</summary>
    static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = 2_166_136_261;
        foreach (byte octet in text)
        {
            hash = (hash ^ Folded(octet)) * 16_777_619;
        }

        return hash;
    }

    /// <summary>Whether two names are one, also where they have octets beyond ASCII.</summary>
    static bool AreAlike(ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
    {
        if (name.Length != other.Length)
        {
            return false;
        }

        for (int i = 0; i < name.Length; i++)
        {
            if (Folded(name[i]) != Folded(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    static byte Folded(byte octet) => octet is >= (byte)'a' and <= (byte)'z' ? (byte)(octet & 0xDF) : octet;

    readonly record struct Entry(uint Hash, byte[] Name, SenderPurpose Purpose);
}
