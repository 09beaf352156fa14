namespace Seawall.Register;

/// <summary>What a keyword asks for. A metric label; values never change meaning.</summary>
public enum KeywordAction : byte
{
    /// <summary>Let calls or texts of zones through, for a while where the keyword has a length.</summary>
    Open = 1,

    /// <summary>Shut them.</summary>
    Shut = 2,

    /// <summary>Take back every decision: as if nobody had ever said anything.</summary>
    Undecided = 3,

    /// <summary>Say what is in force.</summary>
    Status = 4,

    /// <summary>Say which words there are.</summary>
    Help = 5,

    /// <summary>Take back the latest change.</summary>
    Undo = 6,

    /// <summary>Yes, to what was asked.</summary>
    Yes = 7,

    /// <summary>No, to what was asked.</summary>
    No = 8,

    /// <summary>Ask somebody, whose number follows, to be a guardian.</summary>
    Guardian = 9,

    /// <summary>Offer to be the guardian of somebody, whose number follows.</summary>
    Ward = 10,

    /// <summary>Part with a guardian or a ward, whose number follows.</summary>
    Part = 11,

    /// <summary>Let openings wait for so many hours as follow.</summary>
    CoolingOff = 12,

    /// <summary>Never tell of what was refused.</summary>
    DigestOff = 13,

    /// <summary>Tell of the first refused of a day.</summary>
    DigestFirst = 14,

    /// <summary>Tell once a day of all that was refused.</summary>
    DigestDaily = 15,
}
