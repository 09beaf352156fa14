namespace Seawall.Settings;

/// <summary>Where something stands in a settings file: line and column, both counted from 1.</summary>
internal readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    /// <summary>The beginning of the file: for what is missing as a whole.</summary>
    public static Position Start => new(1, 1);

    /// <inheritdoc/>
    public int CompareTo(Position other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
}

/// <summary>A value together with the place it was read from, so that a later check can still point at it.</summary>
internal readonly record struct Placed<T>(T Value, Position At);
