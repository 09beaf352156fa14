using Seawall.Records.Format;

namespace Seawall.Records.Writing;

/// <summary>
/// The names of the generations whose records may still come, as finished frames; set by whoever changes settings, read
/// by the writer.
/// </summary>
sealed class NamesBoard
{
    readonly Lock _announcing = new();
    volatile (uint Generation, byte[] Frame)[] _frames = [];

    /// <summary>The frames, oldest generation first.</summary>
    public (uint Generation, byte[] Frame)[] Frames => _frames;

    /// <summary>Adds a generation; the oldest is forgotten when there are too many.</summary>
    public void Announce(RecordNames names)
    {
        var frame = NamesFrame.Write(names);
        lock (_announcing)
        {
            var others = _frames.Where(known => known.Generation != names.Generation);
            _frames = [.. others.TakeLast(RecordLimits.GenerationsMax - 1), (names.Generation, frame)];
        }
    }
}
