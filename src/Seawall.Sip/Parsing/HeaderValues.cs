namespace Seawall.Sip;

/// <summary>One value of a comma list, with what is needed to cut it out of its row.</summary>
/// <param name="Slot">The index of its row.</param>
/// <param name="Range">The value, without white space around it; empty where the list has an empty place.</param>
/// <param name="Next">Where the following value of the same row begins (its white space skipped), or -1 for the
/// last.</param>
public readonly record struct HeaderValue(int Slot, ByteRange Range, int Next)
{
    /// <summary>Whether no other value follows in its row.</summary>
    public bool IsLastInRow => Next < 0;
}

/// <summary>
/// Walks all values of a header, over its rows and their comma lists, in order (RFC 3261 §7.3.1). Commas within quotes
/// and angle brackets do not divide. Where quotes or brackets never close, the rest of the row is one value.
/// </summary>
public ref struct HeaderValues
{
    readonly ReadOnlySpan<byte> _bytes;
    readonly ReadOnlySpan<HeaderSlot> _slots;
    readonly HeaderId _id;
    int _slot;
    int _at;

    internal HeaderValues(ReadOnlySpan<byte> bytes, ReadOnlySpan<HeaderSlot> slots, HeaderId id, int firstSlot)
    {
        _bytes = bytes;
        _slots = slots;
        _id = id;
        _slot = firstSlot < 0 ? slots.Length : firstSlot;
        _at = firstSlot < 0 ? 0 : slots[firstSlot].ValueOffset;
        Current = default;
    }

    /// <summary>The value just read.</summary>
    public HeaderValue Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly HeaderValues GetEnumerator() => this;

    /// <summary>Reads the next value; false after the last.</summary>
    public bool MoveNext()
    {
        if (_slot >= _slots.Length)
        {
            return false;
        }

        int end = _slots[_slot].ValueEnd;
        int comma = FindComma(_bytes, _at, end);
        ByteRange range = Octets.Trim(_bytes, _at, comma);
        int next = comma < end ? Octets.SkipSpace(_bytes, comma + 1, end) : -1;
        Current = new HeaderValue(_slot, range, next);
        if (next >= 0)
        {
            _at = next;
            return true;
        }

        while (++_slot < _slots.Length)
        {
            if (_slots[_slot].Id == _id)
            {
                _at = _slots[_slot].ValueOffset;
                break;
            }
        }

        return true;
    }

    /// <summary>The next comma that divides, or the end.</summary>
    internal static int FindComma(ReadOnlySpan<byte> bytes, int at, int end)
    {
        while (at < end)
        {
            int found = bytes[at..end].IndexOfAny((byte)',', (byte)'"', (byte)'<');
            if (found < 0)
            {
                return end;
            }

            at += found;
            if (bytes[at] == ',')
            {
                return at;
            }

            if (bytes[at] == '"')
            {
                at = Octets.SkipQuoted(bytes, at, end);
            }
            else
            {
                int close = bytes[at..end].IndexOf((byte)'>');
                at = close < 0 ? -1 : at + close + 1;
            }

            if (at < 0)
            {
                return end;
            }
        }

        return end;
    }
}
