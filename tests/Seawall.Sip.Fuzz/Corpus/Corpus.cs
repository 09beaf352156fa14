namespace Seawall.Sip.Fuzz;

/// <summary>All messages there are, to test and to mutate.</summary>
internal static class Corpus
{
    /// <summary>Every message, well-formed or not.</summary>
    public static IReadOnlyList<Sample> All { get; } =
        [.. Calls.All, .. Rfc4475Valid.All, .. Rfc4475Invalid.All, .. Rfc4475Semantics.All, .. Rfc5118.All];
}
