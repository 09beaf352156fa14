using System.Collections.Immutable;

namespace Seawall.Register;

/// <summary>
/// Lines of a campaign, each counted once by how it decided (of the services and zones the campaign is about) and, of
/// those undecided, by how far its notice is.
/// </summary>
/// <param name="Lines">All lines.</param>
/// <param name="Undecided">Lines that did not decide on all of it: those that are told.</param>
/// <param name="Open">Lines that decided on all of it, and have something open.</param>
/// <param name="Shut">Lines that decided on all of it, and shut all of it.</param>
/// <param name="Told">Of the undecided, those told in the campaign's round.</param>
/// <param name="Unreached">Of the undecided, those for the second channel.</param>
/// <param name="ToTell">Of the undecided, those still to be told by text.</param>
public sealed record CampaignLines(
    long Lines, long Undecided, long Open, long Shut, long Told, long Unreached, long ToTell)
{
    /// <summary>No lines.</summary>
    public static CampaignLines None { get; } = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>Lines of an operator, a region and a district; empty where it is not known.</summary>
public sealed record CampaignPart(string Operator, string Region, string District, CampaignLines Lines);

/// <summary>What a campaign comes to before it is started, or from now on.</summary>
public sealed record CampaignPreview
{
    /// <summary>The campaign.</summary>
    public required StoredCampaign Campaign { get; init; }

    /// <summary>All its lines.</summary>
    public required CampaignLines Sum { get; init; }

    /// <summary>By operator, region and district, in order of name; beyond a limit the rest is one part.</summary>
    public required ImmutableArray<CampaignPart> Parts { get; init; }

    /// <summary>By wave, in the campaign's order.</summary>
    public required ImmutableArray<CampaignLines> Waves { get; init; }

    /// <summary>Parts of the notice in Chinese, its hour of effect filled in.</summary>
    public required int PartsChinese { get; init; }

    /// <summary>Parts of the notice in English.</summary>
    public required int PartsEnglish { get; init; }

    /// <summary>Texts in Chinese still to be sent, each line once, parts not counted.</summary>
    public required long TextsChinese { get; init; }

    /// <summary>Texts in English.</summary>
    public required long TextsEnglish { get; init; }

    /// <summary>Parts to be sent, each line tried once: what is paid for.</summary>
    public long PartsToSend => (TextsChinese * PartsChinese) + (TextsEnglish * PartsEnglish);

    /// <summary>For how long all message centres together are busy with that.</summary>
    public required TimeSpan SendingTime { get; init; }

    /// <summary>On how many days, by the hours in which people may be texted.</summary>
    public required int Days { get; init; }
}
