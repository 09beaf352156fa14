using Seawall.Register;

namespace Seawall.Province;

/// <summary>What is run: a province of so many lines, and all that chance does to it by a seed.</summary>
sealed record ProvinceOrder
{
    /// <summary>Where chance begins; the same seed is the same province.</summary>
    public required int Seed { get; init; }

    /// <summary>How many lines it has, those of other operators included.</summary>
    public required int Lines { get; init; }

    /// <summary>The campaign that is run.</summary>
    public required Campaign Campaign { get; init; }

    /// <summary>The settings it is run with.</summary>
    public required RegisterModel Model { get; init; }

    /// <summary>The first of its numbers; all follow one another.</summary>
    public ulong FirstNumber { get; init; } = 8_613_800_000_000;

    /// <summary>How many days before the hour of effect notices begin.</summary>
    public int DaysBefore { get; init; } = 10;

    /// <summary>How many days it is looked at after the hour of effect.</summary>
    public int DaysAfter { get; init; } = 12;

    /// <summary>How often the process ends without warning.</summary>
    public int Crashes { get; init; } = 6;

    /// <summary>Whether the director pauses and amends; else the campaign is only started.</summary>
    public bool Acts { get; init; } = true;

    /// <summary>How many calls and texts from abroad are placed, one by one, beside those to all lines.</summary>
    public int Calls { get; init; } = 20_000;

    /// <summary>How it is run again.</summary>
    public string Again => $"--seed {Seed} --seeds 1 --lines {Lines}";
}
