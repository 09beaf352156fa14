namespace Seawall.Screening;

/// <summary>What a number can be, by the numbering plan. Values are kept in saved plans.</summary>
public enum NumberKind : byte
{
    /// <summary>No number of the country looks like this.</summary>
    Unassigned = 0,

    Fixed = 1,

    Mobile = 2,

    /// <summary>The country does not tell fixed from mobile by the number.</summary>
    FixedOrMobile = 3,

    /// <summary>A service of the country: free phone, shared cost, premium rate, a company's single number.</summary>
    Service = 4,

    /// <summary>Anything else that is assigned: machines, paging, personal numbers.</summary>
    Other = 5,
}

/// <summary>
/// What the numbering plan knows of a number. <paramref name="Country"/> is the index in the plan's table of
/// countries; an unassigned number keeps the country its code belongs to where one country alone has that code, else
/// 0.
/// </summary>
public readonly record struct NumberFacts(ushort Country, NumberKind Kind)
{
    /// <summary>The facts as one value of an automaton's table; 0 for nothing known.</summary>
    public uint Packed => ((uint)Country << 8) | (uint)Kind;

    /// <summary>The facts that <see cref="Packed"/> made.</summary>
    public static NumberFacts Unpack(uint packed) => new((ushort)(packed >> 8), (NumberKind)(byte)packed);
}

/// <summary>Whose line a home number is: indexes in the plan's operators and regions, 0 where unknown.</summary>
public readonly record struct HomeLine(ushort Operator, ushort Region)
{
    /// <summary>The pair as one value of an automaton's table; 0 for nothing known.</summary>
    public uint Packed => ((uint)Operator << 16) | Region;

    /// <summary>The pair that <see cref="Packed"/> made.</summary>
    public static HomeLine Unpack(uint packed) => new((ushort)(packed >> 16), (ushort)packed);
}
