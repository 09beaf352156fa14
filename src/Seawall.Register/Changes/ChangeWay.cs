namespace Seawall.Register;

/// <summary>
/// The way in by which a change came. Stored in the journal and used as a metric label; values never change meaning.
/// </summary>
public enum ChangeWay : byte
{
    /// <summary>The command line, over the admin socket.</summary>
    Cli = 1,

    /// <summary>A bulk load from a file.</summary>
    Import = 2,

    /// <summary>The register itself: what it must note down to be able to read its own journal.</summary>
    System = 3,

    /// <summary>A text of the subscriber's.</summary>
    Text = 4,

    /// <summary>The subscriber's pages.</summary>
    Web = 5,

    /// <summary>The HTTP API.</summary>
    Api = 6,

    /// <summary>A USSD dialogue of the subscriber's.</summary>
    Ussd = 7,

    /// <summary>A clerk at the staff's pages.</summary>
    Console = 8,
}
