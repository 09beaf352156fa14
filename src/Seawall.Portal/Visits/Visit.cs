using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Seawall.Portal.Entry;

namespace Seawall.Portal.Visits;

/// <summary>What is known of a request before its page is made.</summary>
internal sealed class Visit
{
    /// <summary>Language and size.</summary>
    public required Wishes Wishes { get; init; }

    /// <summary>Where it came from: the peer, or what a trusted one says.</summary>
    public required IPAddress Source { get; init; }

    /// <summary>Who is signed in; null: nobody.</summary>
    public Session? Session { get; set; }

    /// <summary>The visit of a request.</summary>
    public static Visit Of(HttpContext http) => http.Features.GetRequiredFeature<Visit>();
}
