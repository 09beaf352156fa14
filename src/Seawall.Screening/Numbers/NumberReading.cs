namespace Seawall.Screening;

/// <summary>
/// What the dial rules of a trunk made of the digits a message carried. Values are stored in records.
/// </summary>
public enum NumberForm : byte
{
    /// <summary>No digits at all.</summary>
    Absent = 0,

    /// <summary>A whole number in E.164 form, in <see cref="NumberReading.Number"/>.</summary>
    E164 = 1,

    /// <summary>
    /// A number with meaning only inside the home network: a service code or emergency number, such as 110 or 10086.
    /// </summary>
    Short = 2,

    /// <summary>Characters or a length that no dial rule reads.</summary>
    Malformed = 3,

    /// <summary>A text's sender that is a name and no number; it has no digits and no country.</summary>
    Name = 4,
}

/// <summary>
/// A number as read by the dial rules of a trunk: its form, and the digits. For <see cref="NumberForm.Short"/> the
/// digits are those of the code itself; for the other forms without a number they are none.
/// </summary>
public readonly record struct NumberReading(NumberForm Form, E164 Number)
{
    /// <summary>Nothing was there to read.</summary>
    public static NumberReading Absent => default;
}
