using System.IO.Pipelines;
using System.Net.Security;
using Microsoft.AspNetCore.Connections;

namespace Seawall.Net;

/// <summary>The octets of one connection in both directions, in the clear, whatever carries them.</summary>
sealed class StreamTransport
{
    readonly ConnectionContext _context;
    readonly SslStream? _tls;

    /// <summary>Takes the connection over, and the TLS stream where a handshake made one.</summary>
    public StreamTransport(ConnectionContext context, SslStream? tls)
    {
        _context = context;
        _tls = tls;
        Input = tls is null
            ? context.Transport.Input
            : PipeReader.Create(tls, new StreamPipeReaderOptions(leaveOpen: true, useZeroByteReads: true));
        Output = tls is null
            ? context.Transport.Output
            : PipeWriter.Create(tls, new StreamPipeWriterOptions(leaveOpen: true));
    }

    public bool IsTls => _tls is not null;

    /// <summary>Who the peer is by the certificate it showed.</summary>
    public PeerNames PeerNames => TlsHandshake.NamesOf(_tls?.RemoteCertificate);

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>
    /// Breaks it off at once; whoever reads or writes learns so. From any thread, any number of times.
    /// </summary>
    public void Abort() => _context.Abort();

    /// <summary>
    /// Says good-bye, sends what is left, and closes; as long as the peer makes it wait, unless aborted.
    /// </summary>
    public async Task CloseAsync()
    {
        try
        {
            if (_tls is not null)
            {
                await Input.CompleteAsync();
                await Output.CompleteAsync();
                await _tls.ShutdownAsync();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The peer was gone first: nobody is left to say good-bye to.
            _context.Abort();
        }
        if (_tls is not null) await _tls.DisposeAsync();
        await _context.DisposeAsync();
    }
}
