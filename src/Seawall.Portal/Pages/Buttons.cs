using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Seawall.Portal.Pages;

/// <summary>
/// The forms of one button, of which a page has dozens: written at once, because a component for each would be half of
/// what a page costs. Every value is encoded here.
/// </summary>
internal static class Buttons
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Sets a choice.</summary>
    public static MarkupString Choice(
        PageFrame frame, string action, string service, string zone, bool open, string text) => Form(
            frame, action, open ? "big open" : "big shut", text,
            [("service", service), ("zone", zone), ("to", open ? "open" : "shut")]);

    /// <summary>Says one thing: to a number, or to an entry of the journal.</summary>
    public static MarkupString Say(
        PageFrame frame, string action, string name, string value, string text, string style = "plain") =>
        Form(frame, action, style, text, [(name, value)]);

    private static MarkupString Form(
        PageFrame frame, string action, string style, string text, ReadOnlySpan<(string Name, string Value)> fields)
    {
        var html = $"<form method=\"post\" action=\"{_encoder.Encode(action)}\">{frame.Key.Value}";
        foreach (var (name, value) in fields)
        {
            html += $"<input type=\"hidden\" name=\"{name}\" value=\"{_encoder.Encode(value)}\">";
        }

        return new MarkupString(
            $"{html}<button class=\"{style}\" type=\"submit\">{_encoder.Encode(text)}</button></form>");
    }
}
