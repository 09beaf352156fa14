using Microsoft.AspNetCore.Http;

namespace Seawall.Console.Api;

/// <summary>The body of a request, read once and whole; the listener's limit bounds it.</summary>
internal sealed class Buffered(byte[] body)
{
    /// <summary>The body, from the wire the first time.</summary>
    public static async ValueTask<byte[]> BodyAsync(HttpContext http)
    {
        if (http.Features.Get<Buffered>() is { } before)
        {
            return before.Body;
        }

        using var whole = new MemoryStream();
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        var buffered = new Buffered(whole.ToArray());
        http.Features.Set(buffered);
        return buffered.Body;
    }

    private byte[] Body => body;
}
