using System.Globalization;
using Microsoft.AspNetCore.Http;
using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>What was just done, for the line on top of a page.</summary>
/// <param name="Already">It was so before.</param>
/// <param name="Entry">The entry of the journal that did it; null for none.</param>
internal readonly record struct Done(bool Already, HistoryEntry? Entry)
{
    /// <summary>
    /// What the address says was done, where it is true: an address that somebody made up says nothing.
    /// </summary>
    public static Done Of(HttpContext http, IReadOnlyList<HistoryEntry> recent)
    {
        var query = http.Request.Query;
        _ = long.TryParse(query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var journal);
        return new Done(query["already"] == "1", recent.FirstOrDefault(one => one.Journal == journal));
    }

    /// <summary>Its key in the words.</summary>
    public string Key => Entry?.Kind switch
    {
        null => Already ? "done.already" : "",
        JournalKind.Choice or JournalKind.RuleAdded or JournalKind.RuleRemoved or JournalKind.CameIntoForce =>
            "done.choice",
        JournalKind.Undone => "done.undone",
        JournalKind.Asked => "done.waiting",
        JournalKind.Proposed => "done.proposed",
        _ => "done.care",
    };
}
