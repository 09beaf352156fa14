using System.Collections.Immutable;
using Seawall.Numbering;
using Seawall.Settings;

namespace Seawall.Composition;

/// <summary>
/// A settings file read to its models: what <c>check</c>, <c>serve</c> and <c>reload</c> have in common.
/// </summary>
internal sealed record SettingsReading(SettingsModels? Models, IReadOnlyList<Mistake> Mistakes)
{
    private const string PlanFileName = "numbering.plan";

    /// <summary>Reads without writing anything; the key is one that no other node has.</summary>
    public static SettingsReading Read(string file)
    {
        var (settings, mistakes) = SettingsLoader.Load(file);
        if (settings is null)
        {
            return new SettingsReading(null, mistakes);
        }

        var plan = new PlanSettings(settings.Home.CountryCode.Value);
        return Build(settings, [.. new byte[HashKeys.Octets]], 0, () =>
            PlanFile.TryLoad(plan, PlanPath(settings), out var book) ? book : PlanBuilder.Build(plan));
    }

    /// <summary>
    /// Makes the models of settings that were read; <paramref name="numbering"/> may throw <see cref="PlanException"/>.
    /// </summary>
    public static SettingsReading Build(
        SettingsConfig settings, ImmutableArray<byte> hashKey, uint generation, Func<NumberingBook> numbering)
    {
        var mistakes = new Mistakes(settings.File);
        try
        {
            return new SettingsReading(
                ModelBuilder.Build(settings, numbering(), hashKey, generation, mistakes), mistakes.InOrder());
        }
        catch (PlanException wrong)
        {
            mistakes.Add(settings.Home.CountryCode.At, "home.country_code", wrong.Message);
            return new SettingsReading(null, mistakes.InOrder());
        }
    }

    /// <summary>Where the numbering plan is kept between starts, one for each home country.</summary>
    public static string PlanPath(SettingsConfig settings) =>
        Path.Combine(settings.Data.Folder.Value, PlanFileName);
}
