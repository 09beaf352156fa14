using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>Campaigns and what belongs to them, as tests have them.</summary>
static class NoticeSamples
{
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Nine in the morning in Shanghai, ten days before the effect.</summary>
    public static readonly DateTimeOffset Nine = new(2022, 5, 10, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly DateTimeOffset Effect = new(2022, 5, 20, 0, 0, 0, TimeSpan.FromHours(8));

    public static PermittedHours Hours() => new(Shanghai, new(9, 0), new(20, 0));

    public static Campaign Terms(
        int attempts = 3, NoticeProof proof = NoticeProof.Receipt, int rate = 1_000, string name = "spring",
        Brakes? brakes = null, params Wave[] waves) => new()
    {
        Name = name,
        Title = new("春", "Spring"),
        Basis = "a law",
        Services = ServiceMask.Voice,
        Zones = ["overseas"],
        Effect = Effect,
        TimeZone = "Asia/Shanghai",
        Notice = new NoticeTerms
        {
            Days = 7, Attempts = attempts, Proof = proof, From = "10086",
            Text = new("自{effect}起", "from {effect}"),
            Afterwards = new("已拒接", "was refused"),
            Rates = [new NoticeRate("smsc", rate)],
            AbroadErrors = ["027"],
        },
        Waves = waves.Length > 0 ? [.. waves] : [new Wave("rest", [], 100, null)],
        Brakes = brakes ?? new Brakes(),
    };

    public static StoredCampaign Stored(Campaign? terms = null, uint id = 1) => new()
    {
        Id = id, Terms = terms ?? Terms(), Version = 1, Round = 1, State = CampaignState.Running,
        StartedUnixSeconds = Nine.ToUnixTimeSeconds() - 3_600,
    };

    public static NoticeTerm Term(DateTimeOffset now, Campaign? terms = null) =>
        new((terms ?? Terms()).Notice, Hours(), now);
}
