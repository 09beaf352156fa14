using System.Collections.Immutable;

namespace Seawall.Portal.Pages;

/// <summary>A change that is asked for once more: where its form goes, and all that it said.</summary>
internal sealed record Ask(string Action, string What, ImmutableArray<KeyValuePair<string, string>> Fields);
