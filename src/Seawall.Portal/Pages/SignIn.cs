using Seawall.Screening;

namespace Seawall.Portal.Pages;

/// <summary>What the page of signing in shows; a fault is a key of the words.</summary>
internal sealed record SignIn(bool ByCode, bool ByHeader, string Number, string Fault);

/// <summary>What the page of the code shows.</summary>
internal sealed record CodeEntry(E164 Line, string Fault);
