using System.Buffers.Binary;

namespace Seawall.Smpp;

/// <summary>
/// What the standard finds wrong with optional parameters (v3.4 §5.3.2, v5.0 §4.8.4). Unknown ones never are.
/// </summary>
internal static class TlvCheck
{
    /// <summary>The first thing wrong, in the order: a length, a text twice, a segment, a broadcast.</summary>
    internal static SmppRefusal Find(scoped in SmppPdu pdu)
    {
        var segment = new Segment();
        var broadcast = new Broadcast();
        bool payload = false;
        foreach (Tlv tlv in pdu.Tlvs)
        {
            if (!TlvTags.Fits(tlv.Tag, tlv.Value.Length))
            {
                return SmppRefusal.TlvLengthWrong;
            }

            segment.Note(tlv);
            broadcast.Note(tlv.Tag);
            payload |= tlv.Tag == TlvTag.MessagePayload && !tlv.Value.IsEmpty;
        }

        return payload && !pdu.ShortMessage.IsEmpty ? SmppRefusal.MessageTwice
            : segment.Find() is not SmppRefusal.None and var refusal ? refusal
            : pdu.Command == CommandId.BroadcastSm && !broadcast.IsWhole ? SmppRefusal.TlvMissing
            : SmppRefusal.None;
    }

    // §5.3.2.22 to 24: all three or none, and the number within the total.
    struct Segment
    {
        int _reference;
        int _total;
        int _number;

        public Segment() => _reference = _total = _number = -1;

        public void Note(in Tlv tlv)
        {
            switch (tlv.Tag)
            {
                case TlvTag.SegmentReference:
                    _reference = BinaryPrimitives.ReadUInt16BigEndian(tlv.Value);
                    break;
                case TlvTag.SegmentTotal:
                    _total = tlv.Value[0];
                    break;
                case TlvTag.SegmentNumber:
                    _number = tlv.Value[0];
                    break;
                default:
                    break;
            }
        }

        public readonly SmppRefusal Find()
        {
            int there = (_reference < 0 ? 0 : 1) + (_total < 0 ? 0 : 1) + (_number < 0 ? 0 : 1);
            return there == 0 ? SmppRefusal.None
                : there < 3 ? SmppRefusal.TlvMissing
                : _total == 0 || _number == 0 || _number > _total ? SmppRefusal.TlvValueWrong
                : SmppRefusal.None;
        }
    }

    // v5.0 §4.4.1.1: where, what, how often and how many times.
    struct Broadcast
    {
        bool _area;
        bool _content;
        bool _repeat;
        bool _frequency;

        public readonly bool IsWhole => _area && _content && _repeat && _frequency;

        public void Note(TlvTag tag)
        {
            _area |= tag == TlvTag.BroadcastArea;
            _content |= tag == TlvTag.BroadcastContentType;
            _repeat |= tag == TlvTag.BroadcastRepeat;
            _frequency |= tag == TlvTag.BroadcastFrequency;
        }
    }
}
