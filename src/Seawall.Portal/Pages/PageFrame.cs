using Microsoft.AspNetCore.Components;
using Seawall.Portal.Entry;
using Seawall.Portal.Texts;
using Seawall.Portal.Visits;
using Seawall.Register;

namespace Seawall.Portal.Pages;

/// <summary>What every page needs beside what it shows.</summary>
internal sealed record PageFrame
{
    /// <summary>The words, in the visitor's language.</summary>
    public required Words Words { get; init; }

    /// <summary>Language and size.</summary>
    public required Wishes Wishes { get; init; }

    /// <summary>The address that shows this page again, for the links that change language and size.</summary>
    public required string Path { get; init; }

    /// <summary>What ties the page's forms to this browser: the field that every form begins with.</summary>
    public required MarkupString Key { get; init; }

    /// <summary>Who is signed in.</summary>
    public required Session? Session { get; init; }

    /// <summary>The settings of the pages.</summary>
    public required PortalOptions Options { get; init; }

    /// <summary>The settings in force.</summary>
    public required RegisterModel Model { get; init; }
}

/// <summary>Where a request puts what its page shows; the components of the page take it from here.</summary>
internal sealed class PageSlot
{
    /// <summary>The frame.</summary>
    public PageFrame Frame { get; set; } = null!;

    /// <summary>What the page shows: of the type it expects.</summary>
    public object Content { get; set; } = null!;
}
