namespace Seawall.Explain;

/// <summary>A call or text that might come, as somebody typed it.</summary>
/// <param name="From">The caller's number; null for none at all.</param>
/// <param name="To">The called number.</param>
/// <param name="Service"><c>voice</c> or <c>sms</c>.</param>
/// <param name="Trunk">Where it enters; null for the first international trunk.</param>
/// <param name="At">When; null for now.</param>
/// <param name="Withheld">Whether the caller asks to be withheld.</param>
/// <param name="DivertedBy">The line that diverted the call last; null for none.</param>
/// <param name="Emergency">Whether the call says that it is a call-back of an emergency service.</param>
internal sealed record ExplainRequest(
    string? From,
    string To,
    string Service = "voice",
    string? Trunk = null,
    string? At = null,
    bool Withheld = false,
    string? DivertedBy = null,
    bool Emergency = false);
