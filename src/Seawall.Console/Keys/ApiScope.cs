using System.Collections.Immutable;

namespace Seawall.Console.Keys;

/// <summary>What a key may do; each scope stands alone. Values are stored and never change meaning.</summary>
[Flags]
public enum ApiScope : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Ask for a line's state and history.</summary>
    Read = 1,

    /// <summary>Change a line's choices and rules.</summary>
    Write = 2,

    /// <summary>Ask for verdicts.</summary>
    Screen = 4,

    /// <summary>Tell of a line's life: a new holder, a changed number.</summary>
    Admin = 8,
}

/// <summary>Scopes as the words that people, files and tokens write.</summary>
public static class ApiScopes
{
    /// <summary>What a key may do that was made without a word about it: everything but <c>admin</c>.</summary>
    public const ApiScope Usual = ApiScope.Read | ApiScope.Write | ApiScope.Screen;

    private static readonly ImmutableArray<(ApiScope Scope, string Word)> _words =
    [
        (ApiScope.Read, "read"), (ApiScope.Write, "write"), (ApiScope.Screen, "screen"), (ApiScope.Admin, "admin"),
    ];

    /// <summary>Every scope's word.</summary>
    public static ImmutableArray<string> Words { get; } = [.. _words.Select(row => row.Word)];

    /// <summary>The words of a set of scopes.</summary>
    public static ImmutableArray<string> WordsOf(ApiScope scopes) =>
        [.. _words.Where(row => scopes.HasFlag(row.Scope)).Select(row => row.Word)];

    /// <summary>Reads words; false, with the first that is none, where one is unknown.</summary>
    public static bool TryRead(IEnumerable<string> words, out ApiScope scopes, out string unknown)
    {
        (scopes, unknown) = (ApiScope.None, "");
        foreach (var word in words)
        {
            var row = _words.FirstOrDefault(row => row.Word == word);
            if (row.Word is null)
            {
                unknown = word;
                return false;
            }

            scopes |= row.Scope;
        }

        return true;
    }
}
