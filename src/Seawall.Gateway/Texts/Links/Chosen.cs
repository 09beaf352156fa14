namespace Seawall.Gateway;

/// <summary>What came of looking for a link.</summary>
internal enum Chosen : byte
{
    /// <summary>There is one.</summary>
    Found = 0,

    /// <summary>All that are bound are full: what is parked goes on when they are not.</summary>
    NoRoom = 1,

    /// <summary>None is bound that could carry messages.</summary>
    NoneBound = 2,
}
