namespace Seawall.Records.Writing;

/// <summary>
/// What a disk may answer: full, gone, not ours to write. Anything else is a mistake of this program.
/// </summary>
static class Disk
{
    public static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException;
}
