namespace Seawall.Console.Keeping;

/// <summary>An answer kept for a request that may come again.</summary>
/// <param name="Caller">The name of the key that asked.</param>
/// <param name="Key">Its <c>Idempotency-Key</c>.</param>
/// <param name="Print">SHA-256 of what was asked, in hexadecimal digits.</param>
/// <param name="At">When, in seconds since 1970.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Body">The body of the answer.</param>
internal sealed record AnswerLine(string Caller, string Key, string Print, long At, int Status, string Body)
{
    /// <summary>Roughly what it takes in memory.</summary>
    public int Bytes => 2 * (Caller.Length + Key.Length + Print.Length + Body.Length) + 200;
}
