using System.Text;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>Writes the bind of ours that a target wants (v3.4 §4.1).</summary>
internal static class BindWriter
{
    /// <summary>Returns the length; the sequence number is the link's to write.</summary>
    public static int Write(SmppTargetModel target, CommandId command, Span<byte> span)
    {
        var writer = new PduWriter(span, command, SmppStatus.Ok, 1);
        writer.Put(SmppField.SystemId, Encoding.Latin1.GetBytes(target.SystemId));
        writer.Put(SmppField.Password, Encoding.Latin1.GetBytes(target.Password));
        writer.Put(SmppField.SystemType, Encoding.Latin1.GetBytes(target.SystemType));
        writer.Put(SmppField.InterfaceVersion, target.Version);
        writer.Put(SmppField.AddressRange, Encoding.Latin1.GetBytes(target.AddressRange));
        return writer.Finish();
    }

    /// <summary>The bind that each connection to a target begins with.</summary>
    public static CommandId[] CommandsOf(SmppBindKind kind) => kind switch
    {
        SmppBindKind.Transmitter => [CommandId.BindTransmitter],
        SmppBindKind.Receiver => [CommandId.BindReceiver],
        SmppBindKind.Pair => [CommandId.BindTransmitter, CommandId.BindReceiver],
        _ => [CommandId.BindTransceiver],
    };
}
