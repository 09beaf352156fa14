namespace Seawall.Console.Keys;

/// <summary>One key as it is kept: never its secret, only the hash of it.</summary>
/// <param name="Name">The name that journal and list call it by; of keys in use, one has it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Hash">SHA-256 of the secret, in hexadecimal digits.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="RevokedAt">When it was ended, UTC; null while it is in use.</param>
public sealed record ApiKey(
    string Name,
    ApiScope Scopes,
    string Hash,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? RevokedAt);

/// <summary>What came of making or ending a key.</summary>
public sealed record KeyReceipt
{
    /// <summary>The key; null where nothing was done.</summary>
    public ApiKey? Key { get; init; }

    /// <summary>The secret of a new key, which is shown now and never again.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The field that is wrong: <c>name</c> or <c>scope</c>; empty where none is.</summary>
    public string Field { get; init; } = "";

    /// <summary>Why nothing was done, in one line.</summary>
    public string Message { get; init; } = "";
}
