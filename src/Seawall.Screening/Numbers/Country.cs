namespace Seawall.Screening;

/// <summary>
/// A country or territory of the numbering plan, or a network that belongs to none (satellite, universal free phone).
/// </summary>
/// <param name="Iso2">ISO 3166 letters, upper case; <c>001</c> for a network of no country; empty at index 0.</param>
/// <param name="CallingCode">Country code without plus, such as 852; several countries may share one.</param>
/// <param name="NameEnglish">Name for people who read English.</param>
/// <param name="NameChinese">Name for people who read Chinese.</param>
public sealed record Country(string Iso2, string CallingCode, string NameEnglish, string NameChinese)
{
    /// <summary>What stands at index 0 of every table: no country, or none known.</summary>
    public static Country None { get; } = new("", "", "unknown", "未知");
}
