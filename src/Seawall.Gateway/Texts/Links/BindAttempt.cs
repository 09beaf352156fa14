using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// A peer's bind, or outbind, that waits: for its judgement first, and if that is bad, for its answer.
/// </summary>
internal sealed class BindAttempt
{
    public BindAttempt(scoped in SmppPdu bind)
    {
        Command = bind.Command;
        Sequence = bind.Sequence;
        Version = bind.Command == CommandId.Outbind ? InterfaceVersion.V34 : InterfaceVersion.OfBind(bind);
        SystemId = bind.Text(SmppField.SystemId).ToArray();
        Password = bind.Text(SmppField.Password).ToArray();
    }

    public CommandId Command { get; }

    public uint Sequence { get; }

    public byte Version { get; }

    public byte[] SystemId { get; }

    public byte[] Password { get; }

    /// <summary>When it goes on.</summary>
    public long DueAt { get; set; }

    /// <summary>What it is answered with then; null: it has not been judged.</summary>
    public SmppStatus? Answer { get; set; }
}
