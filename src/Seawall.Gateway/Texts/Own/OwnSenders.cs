using System.Collections.Immutable;
using System.Text;

namespace Seawall.Gateway;

/// <summary>
/// Knows the senders of notices in every way a receipt writes them: as they were sent, and a code of digits also with
/// the home country code, and with 00 or a plus before that.
/// </summary>
internal sealed class OwnSenders
{
    readonly ImmutableArray<string> senders;
    readonly string countryCode;
    readonly byte[][] forms;

    public OwnSenders(ImmutableArray<string> senders, string countryCode)
    {
        (this.senders, this.countryCode) = (senders, countryCode);
        forms = [.. senders.SelectMany(sender => Forms(sender, countryCode)).Select(Encoding.Latin1.GetBytes)];
    }

    /// <summary>Whether it is made of these.</summary>
    public bool IsOf(ImmutableArray<string> current, string code) => senders == current && countryCode == code;

    /// <summary>Whether an address is one of theirs.</summary>
    public bool Has(scoped ReadOnlySpan<byte> address)
    {
        if (!address.IsEmpty && address[0] == '+')
        {
            address = address[1..];
        }
        foreach (var form in forms)
        {
            if (address.SequenceEqual(form))
            {
                return true;
            }
        }
        return false;
    }

    static string[] Forms(string sender, string countryCode) => sender.All(char.IsAsciiDigit)
        ? [sender, $"{countryCode}{sender}", $"00{countryCode}{sender}"]
        : [sender];
}
