using System.Runtime.CompilerServices;

namespace Seawall.Sip;

/// <summary>
/// Walks the parameters of a header value: <c>*( SEMI generic-param )</c>,
/// <c>generic-param = token [ EQUAL ( token / host / quoted-string ) ]</c> (RFC 3261 §25.1), white space allowed around
/// <c>;</c> and <c>=</c>. After the walk <see cref="Malformed"/> says whether it reached the end.
/// </summary>
public ref struct ParameterReader
{
    readonly ReadOnlySpan<byte> _bytes;
    readonly int _end;
    int _at;

    /// <summary>Starts before the first semicolon of <paramref name="range"/>.</summary>
    public ParameterReader(ReadOnlySpan<byte> bytes, ByteRange range)
    {
        _bytes = bytes;
        _at = range.Start;
        _end = range.End;
    }

    /// <summary>The name of the parameter just read.</summary>
    public ByteRange Name { get; private set; }

    /// <summary>Its value, quotes included; empty when there is none.</summary>
    public ByteRange Value { get; private set; }

    /// <summary>What stands at the current place is no parameter.</summary>
    public bool Malformed { get; private set; }

    /// <summary>Whether the name is this one, in any case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Is(ReadOnlySpan<byte> name) => Octets.Same(Name.Of(_bytes), name);

    /// <summary>Reads the next parameter; false at the end, or where the grammar breaks.</summary>
    public bool MoveNext()
    {
        _at = Octets.SkipSpace(_bytes, _at, _end);
        if (_at == _end)
        {
            return false;
        }

        if (_bytes[_at] != ';')
        {
            return Break();
        }

        int start = Octets.SkipSpace(_bytes, _at + 1, _end);
        _at = Octets.SkipAll(_bytes, start, _end, Octets.Token);
        if (_at == start)
        {
            return Break();
        }

        Name = new ByteRange(start, _at);
        Value = new ByteRange(_at, _at);
        int equal = Octets.SkipSpace(_bytes, _at, _end);
        return equal == _end || _bytes[equal] != '=' || ReadValue(equal + 1);
    }

    bool ReadValue(int at)
    {
        int start = Octets.SkipSpace(_bytes, at, _end);
        _at = start < _end && _bytes[start] == '"'
            ? Octets.SkipQuoted(_bytes, start, _end)
            : Octets.SkipGeneric(_bytes, start, _end);
        if (_at <= start)
        {
            return Break();
        }

        Value = new ByteRange(start, _at);
        return true;
    }

    bool Break()
    {
        Malformed = true;
        _at = _end;
        return false;
    }
}
