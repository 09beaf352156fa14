using System.Text;

namespace Seawall.Gateway;

/// <summary>
/// Knows a number of ours in every way it can be written: as dialled at home, with the home country code, and with 00
/// or a plus before that.
/// </summary>
internal sealed class ServiceNumbers
{
    readonly (byte[] Form, string Number)[] forms;

    public ServiceNumbers(SmppServiceModel model)
    {
        Model = model;
        var code = model.Dial.HomeCountryCode;
        forms =
        [
            .. model.Numbers.SelectMany(number => new[] { number, $"{code}{number}", $"00{code}{number}" }
                .Select(form => (Encoding.ASCII.GetBytes(form), number))),
        ];
    }

    public SmppServiceModel Model { get; }

    /// <summary>The number as it stands in the settings; null where it is none of ours.</summary>
    public string? Find(scoped ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] == '+')
        {
            text = text[1..];
        }
        foreach (var (form, number) in forms)
        {
            if (text.SequenceEqual(form))
            {
                return number;
            }
        }
        return null;
    }
}
