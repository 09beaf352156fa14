namespace Seawall.Sip;

/// <summary>
/// What the receiver of a request writes into its topmost Via: the address it came from where sent-by does not say it
/// already (RFC 3261 §18.2.1), address and port where the sender asked by rport (RFC 3581 §4). Whatever the sender put
/// there itself does not count.
/// </summary>
internal readonly struct ViaStamp
{
    ViaStamp(HostAddress received, int rport)
    {
        Received = received;
        Rport = rport;
    }

    /// <summary>The value of received, or none: no received is to stand there.</summary>
    internal HostAddress Received { get; }

    /// <summary>The value of rport, or -1.</summary>
    internal int Rport { get; }

    internal static ViaStamp Of(scoped in ViaValue via, SourceAddress source)
    {
        var needed = via.HasRport || !via.ReceivedParameter.IsEmpty
            || HostAddress.ReadOrNone(via.Host.Of(via.Source)) != source.Address;
        return new ViaStamp(needed ? source.Address : default, via.HasRport ? source.Port : -1);
    }

    /// <summary>The Via value with the stamp in it; all else as it came, its folds included.</summary>
    internal void Put(scoped ref WireWriter writer, scoped in ViaValue via) => Put(ref writer, via, unfold: false);

    /// <summary>The same on one line.</summary>
    internal void PutUnfolded(scoped ref WireWriter writer, scoped in ViaValue via) =>
        Put(ref writer, via, unfold: true);

    void Put(scoped ref WireWriter writer, scoped in ViaValue via, bool unfold)
    {
        var from = via.Whole.Start;
        if (via.Rport.Start < via.ReceivedParameter.Start)
        {
            PutRport(ref writer, via, ref from, unfold);
            PutReceived(ref writer, via, ref from, unfold);
        }
        else
        {
            PutReceived(ref writer, via, ref from, unfold);
            PutRport(ref writer, via, ref from, unfold);
        }

        PutPart(ref writer, via, from, via.Whole.End, unfold);
        if (!Received.IsNone && via.ReceivedParameter.IsEmpty)
        {
            writer.Put(";received="u8);
            writer.PutAddress(Received);
        }
    }

    // response-port = "rport" [ EQUAL 1*DIGIT ]
    void PutRport(scoped ref WireWriter writer, scoped in ViaValue via, ref int from, bool unfold)
    {
        if (via.HasRport && via.RportValue != Rport)
        {
            PutPart(ref writer, via, from, via.Rport.Start + "rport".Length, unfold);
            writer.Put((byte)'=');
            writer.PutNumber(Rport);
            from = via.Rport.End;
        }
    }

    // via-received = "received" EQUAL ( IPv4address / IPv6address )
    void PutReceived(scoped ref WireWriter writer, scoped in ViaValue via, ref int from, bool unfold)
    {
        if (!via.ReceivedParameter.IsEmpty && HostAddress.ReadOrNone(via.Received.Of(via.Source)) != Received)
        {
            PutPart(ref writer, via, from, via.ReceivedParameter.Start, unfold);
            writer.Put("received="u8);
            writer.PutAddress(Received);
            from = via.ReceivedParameter.End;
        }
    }

    static void PutPart(scoped ref WireWriter writer, scoped in ViaValue via, int from, int to, bool unfold)
    {
        var part = via.Source[from..to];
        if (unfold)
        {
            writer.PutUnfolded(part);
        }
        else
        {
            writer.Put(part);
        }
    }
}
