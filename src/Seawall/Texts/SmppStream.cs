using Seawall.Smpp;

namespace Seawall.Texts;

/// <summary>
/// Whole PDUs over a stream: what a test ESME, and the demonstration's message centre, need of a socket.
/// </summary>
internal sealed class SmppStream(Stream stream) : IAsyncDisposable
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>Sends a PDU.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> pdu, CancellationToken cancel) =>
        await stream.WriteAsync(pdu, cancel);

    /// <summary>The next PDU; null where the other end closed, or sends what is no SMPP.</summary>
    public async ValueTask<byte[]?> ReceiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            var frame = SmppFraming.Next(_buffer.AsSpan(0, _length));
            if (frame.Kind == SmppFrameKind.Refused)
            {
                return null;
            }

            if (frame.Kind == SmppFrameKind.Pdu)
            {
                var pdu = _buffer[..frame.Length];
                _length -= frame.Length;
                Array.Copy(_buffer, frame.Length, _buffer, 0, _length);
                return pdu;
            }

            if (_length == _buffer.Length)
            {
                Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, SmppLimits.PduOctetsMax));
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_length), cancel);
            if (read == 0)
            {
                return null;
            }

            _length += read;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
