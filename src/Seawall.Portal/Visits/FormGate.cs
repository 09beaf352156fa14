using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Seawall.Portal.Visits;

/// <summary>What is wrong with a form before anybody looks at what it asks.</summary>
internal enum FormFault : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Not a form as our pages send it.</summary>
    NotOurs = 1,

    /// <summary>Larger than any of ours, or with more fields.</summary>
    TooLarge = 2,

    /// <summary>From another site, or from a page that was open for too long.</summary>
    Foreign = 3,
}

/// <summary>
/// A form counts only where 1 it is one, 2 a page of ours sent it, by the browser's own word, 3 it is no larger than
/// ours are, 4 it carries the key of the page that it stood on.
/// </summary>
internal static class FormGate
{
    /// <summary>The field with the key of the page.</summary>
    public const string KeyField = "form-key";

    /// <summary>The field, as a form holds it; the key itself is letters of base64url.</summary>
    public static MarkupString Field(AntiforgeryTokenSet tokens) => new(
        $"<input type=\"hidden\" name=\"{KeyField}\" value=\"{HtmlEncoder.Default.Encode(tokens.RequestToken!)}\""
        + " autocomplete=\"off\">");

    /// <summary>Looks at a form.</summary>
    public static async Task<FormFault> LookAsync(HttpContext http, IAntiforgery antiforgery)
    {
        // 1 a form
        if (http.Request.ContentType is not { } type
            || !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return FormFault.NotOurs;
        }

        // 2 ours, as far as the browser says
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin"))
        {
            return FormFault.Foreign;
        }

        // 3 its size
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            return failure is BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge }
                ? FormFault.NotOurs
                : FormFault.TooLarge;
        }

        // 4 its key
        return await antiforgery.IsRequestValidAsync(http).ConfigureAwait(false) ? FormFault.None : FormFault.Foreign;
    }
}
