namespace Seawall.Register;

/// <summary>Every limit of the register, unit last.</summary>
public static class RegisterLimits
{
    /// <summary>Names of zones the stored form can ever hold; the settings hold at most eight at a time.</summary>
    public const int StoredZonesMax = 32;

    /// <summary>Personal rules of one line.</summary>
    public const int RulesMax = 100;

    /// <summary>UTF-8 bytes of a note.</summary>
    public const int NoteBytesMax = 1000;

    /// <summary>UTF-8 bytes of what a change can be traced back to.</summary>
    public const int EvidenceBytesMax = 200;

    /// <summary>For how long a line's latest change can be taken back, in minutes.</summary>
    public const int UndoMinutes = 10;

    /// <summary>For how long a confirmation is good, in minutes.</summary>
    public const int ConfirmMinutes = 10;

    /// <summary>Guardians of one line, those asked included.</summary>
    public const int GuardiansMax = 3;

    /// <summary>Lines one number is, or is asked to be, the guardian of.</summary>
    public const int WardsMax = 20;

    /// <summary>For how long a guardian, or a line, has time to answer when asked, in days.</summary>
    public const int GuardianAskDays = 7;

    /// <summary>For how long a guardian's proposal waits for the line's yes, in hours.</summary>
    public const int ProposalHours = 24;

    /// <summary>Openings and proposals that wait on one line.</summary>
    public const int WaitingMax = 8;

    /// <summary>The longest cooling-off a line can choose, in hours.</summary>
    public const int CoolingHoursMax = 168;

    /// <summary>Entries about the line that a proof shows; earlier ones are left out of it.</summary>
    public const int ProofEntriesMax = 1_000;

    /// <summary>Entries that persons are removed from in one transaction.</summary>
    public const int RemovalEntriesMax = 2_048;

    /// <summary>Used confirmations remembered before those that ended are forgotten.</summary>
    public const int UsedTokensMax = 65_536;

    /// <summary>Characters of a text that is sent out: ten parts in the alphabet of all.</summary>
    public const int OutgoingCharactersMax = 670;

    /// <summary>Characters of a text, when all is gone that does not matter, that are looked at for keywords.</summary>
    public const int KeywordCharactersMax = 64;

    /// <summary>Lines that texts were exchanged with lately and are remembered.</summary>
    public const int TalksMax = 200_000;

    /// <summary>For how long a line that nobody understands is not told so again, in minutes.</summary>
    public const int ConfusedMinutes = 60;

    /// <summary>For how long a line can reply to what it was told of refused callers, in hours.</summary>
    public const int OfferHours = 24;

    /// <summary>Callers that one digest names.</summary>
    public const int DigestCallersMax = 3;

    /// <summary>Lines with something refused today that are remembered for their digest.</summary>
    public const int DigestLinesMax = 500_000;

    /// <summary>For how long a screen of the menu over USSD can be answered, in minutes.</summary>
    public const int MenuMinutes = 3;

    /// <summary>UTF-8 bytes of the name of who asked.</summary>
    public const int WhoBytesMax = 200;

    /// <summary>UTF-8 bytes of a zone's name.</summary>
    public const int ZoneBytesMax = 100;

    /// <summary>UTF-8 bytes of a text column of a subscriber or ported number.</summary>
    public const int TextBytesMax = 200;

    /// <summary>The longest pause, in days.</summary>
    public const int PauseDaysMax = 366;

    /// <summary>Changes the writer takes into one transaction.</summary>
    public const int GroupChangesMax = 1024;

    /// <summary>Changes that may wait for the writer; more are refused at once.</summary>
    public const int WaitingChangesMax = 65_536;

    /// <summary>Lines of one transaction of an import: what a single change may have to wait for.</summary>
    public const int ChunkLinesMax = 8_192;

    /// <summary>Rows of a file held in memory and sorted together.</summary>
    public const int RunRowsMax = 524_288;

    /// <summary>Bytes of text of the rows held in memory.</summary>
    public const int RunTextBytesMax = 16 * 1024 * 1024;

    /// <summary>Bytes of one row of a file.</summary>
    public const int RecordBytesMax = 65_536;

    /// <summary>Reasons for rejection kept for the report; all of them are in the file of rejected rows.</summary>
    public const int FirstRejectionsMax = 20;

    /// <summary>Faults a verification names.</summary>
    public const int FaultsMax = 20;

    /// <summary>Characters of a campaign's name, and of a wave's in UTF-8.</summary>
    public const int CampaignNameMax = 40;

    /// <summary>Campaigns the register ever holds, those withdrawn included.</summary>
    public const int CampaignsMax = 1_000;

    /// <summary>Sources a campaign names.</summary>
    public const int CampaignSourcesMax = 20;

    /// <summary>Known names that a refusal of an unknown one shows.</summary>
    public const int CampaignNamesShownMax = 12;

    /// <summary>Waves of a campaign.</summary>
    public const int WavesMax = 16;

    /// <summary>Error codes of receipts that mean a phone abroad.</summary>
    public const int AbroadErrorsMax = 50;

    /// <summary>Operators, regions and districts that a preview counts by themselves.</summary>
    public const int PreviewPartsMax = 2_000;

    /// <summary>Lines that are looked at again one by one after a change; of more, all lines are.</summary>
    public const int DoubtedLinesMax = 200_000;

    /// <summary>Lines whose notices are looked at in one turn of the writer.</summary>
    public const int NoticeLinesMax = 8_192;
}
