using Microsoft.AspNetCore.Components;

namespace Seawall.Portal.Pages;

/// <summary>Pictures beside the words, so that nobody has to tell colours apart.</summary>
internal static class Icons
{
    private static readonly MarkupString _open = Of("M6.5 12.5l3.7 3.7 7.3-8");
    private static readonly MarkupString _shut = Of("M7 12h10");

    /// <summary>A tick for what comes through, a bar for what is shut off.</summary>
    public static MarkupString Of(bool isOpen) => isOpen ? _open : _shut;

    private static MarkupString Of(string path) => new(
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">"
        + $"<circle cx=\"12\" cy=\"12\" r=\"11\"/><path d=\"{path}\"/></svg>");
}
