using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The stored form of a campaign: two JSON objects in UTF-8, every property there and in this order, without blanks,
/// enums by their numbers. What was applied is also the body of its journal entry (<see cref="JournalForm"/>), octet
/// for octet; where it stands changes with every batch of notices and is kept beside it. The form only grows.
/// </summary>
public static class CampaignForm
{
    static readonly JsonSerializerOptions Options = new(CampaignJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = CampaignJson.Default.WithAddedModifier(NeedAll),
    };

    static readonly JsonTypeInfo<AppliedCampaign> Applied =
        (JsonTypeInfo<AppliedCampaign>)Options.GetTypeInfo(typeof(AppliedCampaign));

    static readonly JsonTypeInfo<CampaignStanding> Standing =
        (JsonTypeInfo<CampaignStanding>)Options.GetTypeInfo(typeof(CampaignStanding));

    /// <summary>What is left out has no meaning of its own: a form that is not whole is none.</summary>
    static void NeedAll(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired = true;
        }
    }

    /// <summary>What was applied: the body of its journal entry.</summary>
    public static byte[] WriteApplied(StoredCampaign campaign) => JsonSerializer.SerializeToUtf8Bytes(
        new AppliedCampaign(campaign.Id, campaign.Version, campaign.Round, campaign.Terms), Applied);

    /// <summary>Where it stands.</summary>
    public static byte[] WriteStanding(StoredCampaign campaign) => JsonSerializer.SerializeToUtf8Bytes(
        new CampaignStanding(campaign.State, campaign.StartedUnixSeconds, campaign.PausedUnixSeconds,
            campaign.WithdrawnUnixSeconds, campaign.Wave, campaign.Braked, campaign.Cursor, campaign.Counts,
            campaign.Journal),
        Standing);

    /// <summary>Reads what was applied; false when it is not in its form.</summary>
    public static bool TryReadApplied(ReadOnlySpan<byte> from, out AppliedCampaign? applied) =>
        TryRead(from, Applied, out applied)
        && applied is { Id: > 0, Version: > 0, Round: > 0 } && IsWhole(applied.Terms);

    /// <summary>Reads a stored campaign from both of its parts; false when either is not in its form.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> applied, ReadOnlySpan<byte> standing, out StoredCampaign? campaign)
    {
        campaign = null;
        if (!TryReadApplied(applied, out var terms) || !TryRead(standing, Standing, out var stands)
            || !Enum.IsDefined(stands!.State) || !IsList(stands.Counts))
        {
            return false;
        }
        campaign = new StoredCampaign
        {
            Id = terms!.Id,
            Terms = terms.Terms,
            Version = terms.Version,
            Round = terms.Round,
            State = stands.State,
            StartedUnixSeconds = stands.StartedUnixSeconds,
            PausedUnixSeconds = stands.PausedUnixSeconds,
            WithdrawnUnixSeconds = stands.WithdrawnUnixSeconds,
            Wave = stands.Wave,
            Braked = stands.Braked,
            Cursor = stands.Cursor,
            Counts = stands.Counts,
            Journal = stands.Journal,
        };
        return true;
    }

    static bool TryRead<T>(ReadOnlySpan<byte> from, JsonTypeInfo<T> type, out T? value)
        where T : class
    {
        value = null;
        try
        {
            value = JsonSerializer.Deserialize(from, type);
            return value is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What the types of its properties do not say yet.</summary>
    static bool IsWhole(Campaign terms) =>
        terms.Name.Length > 0
        && IsList(terms.Sources) && IsList(terms.Operators) && IsList(terms.Regions)
        && terms.Services is > ServiceMask.None and <= ServiceMask.All
        && IsList(terms.Zones) && !terms.Zones.IsEmpty
        && Enum.IsDefined(terms.Default) && Enum.IsDefined(terms.Notice.Proof) && Enum.IsDefined(terms.Notice.Second)
        && terms.Notice.Days >= 0 && IsList(terms.Notice.AbroadErrors)
        && IsList(terms.Notice.Rates) && !terms.Notice.Rates.IsEmpty
        && IsList(terms.Waves) && !terms.Waves.IsEmpty
        && terms.Waves.All(wave => IsList(wave.Districts) && wave.Percent is > 0 and <= 100)
        && IsShare(terms.Brakes.Resumptions) && IsShare(terms.Brakes.Complaints) && IsShare(terms.Brakes.Unreached);

    static bool IsShare(double? share) => share is null || double.IsFinite(share.Value);

    static bool IsList<T>(ImmutableArray<T> list)
        where T : class =>
        !list.IsDefault && !list.Contains(null!);
}

/// <summary>A version of a campaign, as its journal entry has it.</summary>
/// <param name="Id">The campaign's id.</param>
/// <param name="Version">Which version, from 1.</param>
/// <param name="Round">The round it begins or goes on with, from 1.</param>
/// <param name="Terms">What its file says.</param>
public sealed record AppliedCampaign(uint Id, int Version, int Round, Campaign Terms);

/// <summary>Where a campaign stands, beside what was applied.</summary>
sealed record CampaignStanding(
    CampaignState State, long StartedUnixSeconds, long PausedUnixSeconds, long WithdrawnUnixSeconds, int Wave,
    string Braked, ulong Cursor, ImmutableArray<WaveCount> Counts, long Journal);

/// <summary>What is read is what is written, to the letter.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AppliedCampaign))]
[JsonSerializable(typeof(CampaignStanding))]
sealed partial class CampaignJson : JsonSerializerContext;
