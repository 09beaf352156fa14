namespace Seawall.Sip;

/// <summary>
/// What a keyed sum is for: the first thing that goes in, so that no value made for one use fits another.
/// </summary>
internal enum HashPurpose : byte
{
    Branch = 1,
    BranchWithoutCookie = 2,
    OwnRequest = 3,
    ReturnToken = 4,
    ToTag = 5,
    Report = 6,
}
