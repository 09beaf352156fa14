namespace Seawall.Console.Keys;

/// <summary>
/// One line of the file of keys: a key was <c>added</c> or <c>revoked</c>. Lines are only ever appended; together they
/// say who could do what, and when.
/// </summary>
internal sealed record KeyLine(
    string Event, string Name, string[]? Scopes, string? Hash, DateTimeOffset At, string By)
{
    public const string Added = "added";
    public const string Revoked = "revoked";
}
