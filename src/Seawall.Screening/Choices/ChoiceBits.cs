namespace Seawall.Screening;

/// <summary>
/// All choices of a line: two bits for each service and zone, voice in the low half word, zone 0 lowest.
/// <c>default</c> is a line that decided nothing.
/// </summary>
public readonly record struct ChoiceBits(uint Value)
{
    /// <summary>Whether nothing is decided.</summary>
    public bool IsUndecided => Value == 0;

    /// <summary>The choice for a service and zone.</summary>
    public Choice Get(Service service, int zone) => (Choice)((Value >> Shift(service, zone)) & 3);

    /// <summary>The same choices but one.</summary>
    public ChoiceBits With(Service service, int zone, Choice choice)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)choice, (byte)Choice.Shut, nameof(choice));
        int shift = Shift(service, zone);
        return new ChoiceBits((Value & ~(3u << shift)) | ((uint)choice << shift));
    }

    /// <summary>Where the two bits of a service and zone stand.</summary>
    internal static int Shift(Service service, int zone)
    {
        int row = (int)service - 1;
        if ((uint)row > 1 || (uint)zone >= ScreeningLimits.ZonesMax)
        {
            ThrowOutside(service, zone);
        }

        return (row * 16) + (zone * 2);
    }

    static void ThrowOutside(Service service, int zone) => throw new ArgumentOutOfRangeException(
        nameof(zone), $"Service {(int)service} and zone {zone} are not both in the table.");
}
