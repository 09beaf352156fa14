using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Knows a number of ours in every way it can be written: as dialled at home, with the home country code, and with 00
/// or a plus before that.
/// </summary>
internal sealed class ServiceNumbers
{
    readonly (byte[] Form, string Number)[] forms;
    readonly (byte[] Form, string Number)[] codes;

    public ServiceNumbers(SmppServiceModel model)
    {
        Model = model;
        var code = model.Dial.HomeCountryCode;
        forms =
        [
            .. model.Numbers.SelectMany(number => new[] { number, $"{code}{number}", $"00{code}{number}" }
                .Select(form => (Encoding.ASCII.GetBytes(form), number))),
        ];
        codes =
        [
            .. model.UssdCodes.SelectMany(code => new[] { code, code.Trim('*', '#') }
                .Select(form => (Encoding.ASCII.GetBytes(form), code))),
        ];
    }

    public SmppServiceModel Model { get; }

    /// <summary>
    /// The number of ours that a message is for, as it stands in the settings: by its destination; over USSD also by
    /// the code that was dialled. Null where it is for none of ours.
    /// </summary>
    public string? Find(scoped in SmppPdu pdu)
    {
        var destination = pdu.Destination.Text;
        return Find(destination)
            ?? (codes.Length > 0 && pdu.TryTlv(TlvTag.UssdServiceOperation, out _)
                ? Find(codes, destination) ?? Find(codes, pdu.Content)
                : null);
    }

    /// <summary>The number as it stands in the settings; null where it is none of ours.</summary>
    public string? Find(scoped ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] == '+')
        {
            text = text[1..];
        }
        return Find(forms, text);
    }

    static string? Find((byte[] Form, string Number)[] among, scoped ReadOnlySpan<byte> text)
    {
        foreach (var (form, number) in among)
        {
            if (text.SequenceEqual(form))
            {
                return number;
            }
        }
        return null;
    }
}
