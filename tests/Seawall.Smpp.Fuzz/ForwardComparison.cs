namespace Seawall.Smpp.Fuzz;

/// <summary>Sets what the relay writes beside what the twin writes, for a plan drawn at random.</summary>
internal static class ForwardComparison
{
    /// <summary>Draws a plan and compares.</summary>
    public static void Compare(Differences differences, scoped in SmppPdu pdu, TwinPdu twin, Random random)
    {
        TwinPlan plan = TwinPlan.Draw(twin, random);
        DestinationSet refused = default;
        foreach (int index in plan.Refused)
        {
            refused.Add(index);
        }

        var ours = new ForwardPlan
        {
            Sequence = plan.Sequence,
            Command = (CommandId)plan.Command,
            DropTlvs = plan.DropTlvs,
            Refused = refused,
            Replaced = plan.ServiceType is null ? SmppField.None : SmppField.ServiceType,
            Replacement = plan.ServiceType,
            Added = plan.Added is null ? default : new Tlv((TlvTag)0x1401, plan.Added),
        };
        byte[]? expected = TwinForwarder.Write(twin, plan);
        byte[] span = new byte[pdu.Bytes.Length + PduForwarder.GrowthMax];
        int length = PduForwarder.Write(pdu, ours, span);
        string which = $"forward {plan}";
        differences.Add(which + " length", length, expected?.Length ?? PduForwarder.CannotSay);
        if (length > 0)
        {
            differences.Add(which, Convert.ToHexString(span.AsSpan(0, length)), Convert.ToHexString(expected ?? []));
            differences.Add(which + " too small", PduForwarder.Write(pdu, ours, span.AsSpan(0, length - 1)), -1);
        }
    }
}
