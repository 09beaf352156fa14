namespace Seawall.Campaigns;

/// <summary>
/// How much a campaign's file may hold. The register stores all of it, and every node keeps it in memory.
/// </summary>
internal static class CampaignFileLimits
{
    public const int FileOctetsMax = 1_000_000;
    public const int MistakesMax = 200;
    public const int NameLettersMax = 40;
    public const int TitleLettersMax = 200;
    public const int BasisLettersMax = 1_000;
    public const int TextLettersMax = 1_000;
    public const int WordLettersMax = 64;
    public const int SourcesMax = 32;
    public const int PlacesMax = 100;
    public const int WavesMax = 64;
    public const int DistrictsMax = 1_000;
    public const int RatesMax = 16;
    public const int AbroadErrorsMax = 100;

    /// <summary>A notice keeps a bit for each part.</summary>
    public const int PartsMax = 8;
    public const int DaysMax = 366;
    public const int AttemptsMax = 10;
    public const int RatePerSecondMax = 100_000;
    public const int AfterLinesMax = 100_000_000;
    public const int FirstYear = 2000;
    public const int LastYear = 2099;
}
