using System.Collections.Immutable;
using Seawall.Composition;
using Seawall.Register;
using Seawall.Settings;

namespace Seawall.Serving;

/// <summary>
/// A reload: 1 read the file, 2 refuse what cannot change while the process runs, 3 make all models, 4 swap them in,
/// the register first because it is the one that can say no. Whatever fails before the swap leaves everything as it
/// was.
/// </summary>
internal sealed record SettingsSwap(SettingsModels Models, ImmutableArray<string> Changes)
{
    /// <summary>Reloads, or says why not.</summary>
    public static async Task<Answer<SettingsSwap>> RunAsync(
        NodeParts parts, SettingsModels old, CancellationToken cancel)
    {
        // 1 read
        var (settings, mistakes) = SettingsLoader.Load(old.Settings.File);
        if (settings is null)
        {
            return Refused(mistakes);
        }

        // 2 what cannot change
        var fixedMistakes = FixedSettings.Changes(old.Settings, settings);
        if (fixedMistakes.Count > 0)
        {
            return Refused(fixedMistakes);
        }

        return await ApplyAsync(parts, old, settings, cancel);
    }

    /// <summary>Puts settings in force, read anew or the same ones over a numbering plan that changed.</summary>
    public static async Task<Answer<SettingsSwap>> ApplyAsync(
        NodeParts parts, SettingsModels old, SettingsConfig settings, CancellationToken cancel)
    {
        // 3 models
        var (models, more) = parts.Build(settings, old.Generation + 1);
        if (models is null)
        {
            return Refused(more);
        }

        // 4 swap
        parts.Records.Announce(models.Names);
        var register = await parts.Register.SwapAsync(models.Register, cancel);
        if (register.Outcome != ChangeOutcome.Done)
        {
            return Answer<SettingsSwap>.Failed(register.Message);
        }

        if (models.Gateway is { } gateway && parts.Gateway!.Swap(gateway with { Book = register.Value }) is { } fault)
        {
            return Answer<SettingsSwap>.Failed(fault);
        }

        parts.Swap(models);
        return Answer<SettingsSwap>.Of(new SettingsSwap(models, SettingsDifference.Describe(old.Settings, settings)));
    }

    private static Answer<SettingsSwap> Refused(IReadOnlyList<Mistake> mistakes) =>
        Answer<SettingsSwap>.Invalid("settings", string.Join('\n', mistakes));
}
