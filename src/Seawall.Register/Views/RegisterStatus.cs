namespace Seawall.Register;

/// <summary>The state of the register, for <c>status</c> and metrics.</summary>
/// <param name="StoreUp">Whether the store took the last thing asked of it.</param>
/// <param name="StoreReason">Why not, in one line; empty when up.</param>
/// <param name="Journal">The last journal number this process knows durable.</param>
/// <param name="Waiting">Changes waiting for the writer.</param>
/// <param name="BookVersion">The journal number in force in the book.</param>
/// <param name="SnapshotVersion">The journal number the last snapshot file holds, 0 for none.</param>
/// <param name="Importing">Whether a file is being loaded.</param>
public sealed record RegisterStatus(
    bool StoreUp,
    string StoreReason,
    long Journal,
    int Waiting,
    long BookVersion,
    long SnapshotVersion,
    bool Importing);
