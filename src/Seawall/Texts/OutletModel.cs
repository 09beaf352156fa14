namespace Seawall.Texts;

/// <summary>How our own texts go out, by the settings in force.</summary>
internal sealed record OutletModel
{
    /// <summary>Who they are from.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Where they go; null: only answers go out, by the way that what they answer came.</summary>
    public string? NextHop { get; init; }

    /// <summary>Texts in a second, all together.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>Texts to one number in an hour, answers aside.</summary>
    public int TextsPerHour { get; init; } = 20;
}
