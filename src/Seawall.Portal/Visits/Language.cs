namespace Seawall.Portal.Visits;

/// <summary>The languages the pages are written in.</summary>
internal enum Language : byte
{
    /// <summary>Simplified Chinese.</summary>
    Chinese = 1,

    /// <summary>English.</summary>
    English = 2,
}

/// <summary>The sizes the pages come in; the pages name them, the style sheet says what they are.</summary>
internal enum TextSize : byte
{
    /// <summary>20 pixels.</summary>
    Plain = 1,

    /// <summary>24 pixels, which are 18 points.</summary>
    Large = 2,

    /// <summary>40 pixels, which are 30 points.</summary>
    Largest = 3,
}
