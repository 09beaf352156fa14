using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Seawall.Sip;

/// <summary>
/// A SIP message over the bytes it came in: header rows indexed, and decoded only where a proxy needs them (RFC 3261
/// §16.3: what is malformed but not used passes through untouched). Nothing is copied and nothing is allocated; it is
/// good as long as the datagram and the slots are. All ranges are places in <see cref="Bytes"/>.
/// </summary>
public ref struct SipMessage
{
    internal ulong Present;
    internal int RowCount;
    internal FirstRows Firsts;

    Span<HeaderSlot> _slots;
    ViaValue _topVia;
    SipUri _uri;
    NameAddr _from;
    NameAddr _to;

    /// <summary>
    /// The message: without line breaks before it, and without what a datagram holds beyond its Content-Length.
    /// </summary>
    public ReadOnlySpan<byte> Bytes { get; internal set; }

    /// <summary>What <see cref="Parse"/> returned.</summary>
    public SipRefusal Refusal { get; internal set; }

    /// <summary>Whether it is a request, as far as the start line could be read.</summary>
    public bool IsRequest { get; internal set; }

    /// <summary>The method of a request.</summary>
    public SipMethod Method { get; internal set; }

    /// <summary>Where the method of a request stands.</summary>
    public ByteRange MethodRange { get; internal set; }

    /// <summary>The method's name as written.</summary>
    public readonly ReadOnlySpan<byte> MethodName => MethodRange.Of(Bytes);

    /// <summary>Where the Request-URI stands.</summary>
    public ByteRange RequestUriRange { get; internal set; }

    /// <summary>The Request-URI as written.</summary>
    public readonly ReadOnlySpan<byte> RequestUri => RequestUriRange.Of(Bytes);

    /// <summary>The Request-URI in its parts; <c>default</c> when it could not be read.</summary>
    [UnscopedRef]
    public readonly ref readonly SipUri Uri => ref _uri;

    /// <summary>The status of a response, 100 to 699; 0 for a request.</summary>
    public int StatusCode { get; internal set; }

    /// <summary>Where the reason phrase of a response stands; may be empty.</summary>
    public ByteRange ReasonPhraseRange { get; internal set; }

    /// <summary>Where the first header row begins.</summary>
    public int HeadersOffset { get; internal set; }

    /// <summary>Where the empty line after the headers begins; where reading stopped, if there is none.</summary>
    public int HeadersEnd { get; internal set; }

    /// <summary>Where the body begins.</summary>
    public int BodyOffset { get; internal set; }

    /// <summary>
    /// The body, by the rules of datagrams: Content-Length bytes, or all the rest without one (RFC 3261 §18.3).
    /// </summary>
    public readonly ReadOnlySpan<byte> Body => Bytes[BodyOffset..];

    /// <summary>The header rows, in order.</summary>
    public readonly ReadOnlySpan<HeaderSlot> Headers => _slots[..RowCount];

    /// <summary>Where the Call-ID stands; empty if there is none.</summary>
    public ByteRange CallIdRange { get; internal set; }

    /// <summary>The Call-ID.</summary>
    public readonly ReadOnlySpan<byte> CallId => CallIdRange.Of(Bytes);

    /// <summary>The number of CSeq.</summary>
    public int CSeqNumber { get; internal set; }

    /// <summary>Where the method of CSeq stands.</summary>
    public ByteRange CSeqMethodRange { get; internal set; }

    /// <summary>The method of CSeq as written.</summary>
    public readonly ReadOnlySpan<byte> CSeqMethodName => CSeqMethodRange.Of(Bytes);

    /// <summary>The method of CSeq; for a response, that of the request it answers.</summary>
    public SipMethod CSeqMethod { get; internal set; }

    /// <summary>Max-Forwards, or -1 without one.</summary>
    public int MaxForwards { get; internal set; }

    /// <summary>Content-Length as written, or -1 without one.</summary>
    public int ContentLength { get; internal set; }

    /// <summary>
    /// The topmost Via value; <c>default</c> when it could not be read, without parameters when only they could not.
    /// </summary>
    [UnscopedRef]
    public readonly ref readonly ViaValue TopVia => ref _topVia;

    /// <summary>From; <c>default</c> when it could not be read.</summary>
    [UnscopedRef]
    public readonly ref readonly NameAddr From => ref _from;

    /// <summary>To; <c>default</c> when it could not be read.</summary>
    [UnscopedRef]
    public readonly ref readonly NameAddr To => ref _to;

    /// <summary>The tag of From; empty without one (RFC 2543).</summary>
    public readonly ReadOnlySpan<byte> FromTag => _from.Tag.Of(Bytes);

    /// <summary>The tag of To; empty without one: the request is outside of any dialog.</summary>
    public readonly ReadOnlySpan<byte> ToTag => _to.Tag.Of(Bytes);

    /// <summary>
    /// Whether an answer could find its way: a request, all its header rows read, the topmost Via understood, and
    /// From, To, Call-ID and CSeq there to be repeated (RFC 3261 §8.2.6.2).
    /// </summary>
    public bool CanAnswer { get; internal set; }

    /// <summary>
    /// Reads a message by the rules of datagrams; a message that stream framing cut out fits them as well. Needs
    /// slots for as many rows as shall be taken, at most <see cref="SipLimits.HeaderRowsMax"/>. What was understood
    /// of a refused message is there, so that it can be answered.
    /// </summary>
    public static SipRefusal Parse(ReadOnlySpan<byte> datagram, Span<HeaderSlot> slots, out SipMessage message)
    {
        // §7.5: ignore line breaks before the start line.
        int start = 0;
        while (datagram.Length - start >= 2 && datagram[start] == '\r' && datagram[start + 1] == '\n')
        {
            start += 2;
        }

        message = default;
        message.Bytes = datagram[start..];
        message._slots = slots[..Math.Min(slots.Length, SipLimits.HeaderRowsMax)];
        message.MaxForwards = -1;
        message.ContentLength = -1;
        message.Refusal = MessageReader.Read(ref message);
        return message.Refusal;
    }

    /// <summary>Whether there is a row of this header.</summary>
    public readonly bool Has(HeaderId id) => (Present & (1UL << (int)id)) != 0;

    /// <summary>The index in <see cref="Headers"/> of the first row of a header, or -1.</summary>
    public readonly int First(HeaderId id) => Has(id) ? Firsts[(int)id] : -1;

    /// <summary>The index of the next row of the same header after this one, or -1.</summary>
    public readonly int Next(int index)
    {
        HeaderId id = _slots[index].Id;
        while (++index < RowCount)
        {
            if (_slots[index].Id == id)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The value of a row as it stands, folds included.</summary>
    public readonly ReadOnlySpan<byte> Value(int index) => Value(_slots[index]);

    /// <summary>The value of a row as it stands, folds included.</summary>
    public readonly ReadOnlySpan<byte> Value(in HeaderSlot slot) => Bytes.Slice(slot.ValueOffset, slot.ValueLength);

    /// <summary>The name of a row as it stands, for those not in the table.</summary>
    public readonly ReadOnlySpan<byte> Name(in HeaderSlot slot)
    {
        int end = Octets.SkipAll(Bytes, slot.NameOffset, slot.RowEnd, Octets.Token);
        return Bytes[slot.NameOffset..end];
    }

    /// <summary>All values of a comma-list header, over all its rows.</summary>
    public readonly HeaderValues Values(HeaderId id) => new(Bytes, Headers, id, First(id));

    /// <summary>The slots the caller gave, to be filled.</summary>
    internal readonly Span<HeaderSlot> Slots => _slots;

    internal bool ReadTopVia()
    {
        HeaderSlot slot = _slots[First(HeaderId.Via)];
        int comma = HeaderValues.FindComma(Bytes, slot.ValueOffset, slot.ValueEnd);
        if (ViaReader.TryRead(Bytes, slot.ValueOffset, comma, out _topVia))
        {
            return true;
        }

        if (_topVia.SentBy.IsEmpty)
        {
            _topVia = default;
        }

        return false;
    }

    internal bool ReadUri() => SipUri.TryRead(Bytes, RequestUriRange.Start, RequestUriRange.End, out _uri);

    internal bool ReadFrom()
    {
        HeaderSlot slot = _slots[First(HeaderId.From)];
        return NameAddr.TryRead(Bytes, slot.ValueOffset, slot.ValueEnd, out _from);
    }

    internal bool ReadTo()
    {
        HeaderSlot slot = _slots[First(HeaderId.To)];
        return NameAddr.TryRead(Bytes, slot.ValueOffset, slot.ValueEnd, out _to);
    }

    /// <summary>For each header, its first row; only where it is present.</summary>
    [InlineArray(HeaderNames.Count)]
    internal struct FirstRows
    {
        byte _element;
    }
}
