namespace Seawall.Register;

/// <summary>What is counted by day. The values are places in an array.</summary>
enum ReportEvent
{
    Told = 0,
    Untold = 1,
    Kept = 2,
    DecidedShut = 3,
    Shut = 4,
    CameBack = 5,
}
