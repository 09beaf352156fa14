using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>PDUs as peers write them.</summary>
internal static class Smpp
{
    public static byte[] Bind(
        string systemId = "hub", string password = "secret", uint sequence = 1,
        CommandId command = CommandId.BindTransceiver, byte version = 0x34) =>
        Write(command, sequence, (ref PduWriter writer) =>
        {
            writer.Put(SmppField.SystemId, Encoding.Latin1.GetBytes(systemId));
            writer.Put(SmppField.Password, Encoding.Latin1.GetBytes(password));
            writer.Put(SmppField.InterfaceVersion, version);
        });

    public static byte[] Outbind(string systemId, string password) =>
        Write(CommandId.Outbind, 1, (ref PduWriter writer) =>
        {
            writer.Put(SmppField.SystemId, Encoding.Latin1.GetBytes(systemId));
            writer.Put(SmppField.Password, Encoding.Latin1.GetBytes(password));
        });

    public static byte[] Submit(uint sequence, string text = "hi", CommandId command = CommandId.SubmitSm) =>
        Write(command, sequence, (ref PduWriter writer) =>
        {
            writer.PutSource(new SmppAddress(Ton.International, Npi.Isdn, "12025550123"u8));
            writer.PutDestination(new SmppAddress(Ton.International, Npi.Isdn, "8613857100001"u8));
            writer.Put(SmppField.ShortMessage, Encoding.Latin1.GetBytes(text));
        });

    public static byte[] Header(CommandId command, uint sequence, SmppStatus status = SmppStatus.Ok)
    {
        var pdu = new byte[SmppLimits.HeaderOctets];
        PduWriter.WriteHeader(pdu, command, status, sequence);
        return pdu;
    }

    public static byte[] Response(CommandId command, uint sequence, SmppStatus status = SmppStatus.Ok, string id = "m1")
    {
        var room = new byte[200];
        var length = ResponseWriter.Write(command, status, sequence, Encoding.Latin1.GetBytes(id), room);
        return room[..length];
    }

    public static byte[] BindResponse(
        uint sequence, CommandId command = CommandId.BindTransceiverResp, byte? version = 0x34)
    {
        var room = new byte[200];
        var length = ResponseWriter.WriteBound(command, sequence, "smsc"u8, version ?? 0x33, room);
        return room[..length];
    }

    delegate void Body(ref PduWriter writer);

    static byte[] Write(CommandId command, uint sequence, Body body)
    {
        var room = new byte[4_096];
        var writer = new PduWriter(room, command, SmppStatus.Ok, sequence);
        body(ref writer);
        return room[..writer.Finish()];
    }
}
