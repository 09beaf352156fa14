using System.Globalization;

namespace Seawall.Screening;

/// <summary>
/// A number of the public telephone network, country code first (ITU-T E.164): 1 to 15 digits, no leading zero,
/// held as the integer its digits spell. <c>default</c> means no number.
/// </summary>
public readonly record struct E164(ulong Value)
{
    /// <summary>The most digits E.164 §6.1 allows, country code included.</summary>
    public const int DigitsMax = 15;

    /// <summary>Whether this is no number at all.</summary>
    public bool IsNone => Value == 0;

    /// <summary>The international form, <c>+8613857100001</c>; for people and documents, never for the path.</summary>
    public override string ToString() => IsNone ? "" : string.Create(CultureInfo.InvariantCulture, $"+{Value}");
}
