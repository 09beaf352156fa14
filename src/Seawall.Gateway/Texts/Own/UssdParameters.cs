using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>The optional parameters of a step of a dialogue over USSD, read and written.</summary>
internal static class UssdParameters
{
    const byte EndBit = 1;

    /// <summary>The step; null for a text that is none.</summary>
    public static UssdStep? Read(scoped in SmppPdu pdu)
    {
        if (!pdu.TryTlv(TlvTag.UssdServiceOperation, out var operation) || operation.Length != 1)
        {
            return null;
        }

        // §5.3.2.43: session number | sequence number in 7 bits, end of session
        return pdu.TryTlv(TlvTag.ItsSession, out var session) && session.Length == 2
            ? new UssdStep(
                (UssdOperation)operation[0], session[0], (byte)(session[1] >> 1), (session[1] & EndBit) != 0)
            : new UssdStep((UssdOperation)operation[0], null, 0, false);
    }

    /// <summary>Puts the parameters of a step of ours.</summary>
    public static void Put(scoped ref PduWriter writer, in UssdStep step)
    {
        writer.PutOctetTlv(TlvTag.UssdServiceOperation, (byte)step.Operation);
        if (step.Session is { } session)
        {
            writer.PutTlv(
                TlvTag.ItsSession, [session, (byte)((step.Sequence << 1) | (step.Ends ? EndBit : 0))]);
        }
    }
}
