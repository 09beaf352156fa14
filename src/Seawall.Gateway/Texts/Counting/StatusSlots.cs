using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>A place in an array of counters for each status that has a label of its own.</summary>
internal static class StatusSlots
{
    const int NumbersEnd = 0x113;

    static readonly byte[] Slots = new byte[NumbersEnd];

    static StatusSlots()
    {
        for (var slot = 0; slot < SmppStatuses.Known.Length; slot++)
        {
            Slots[(int)SmppStatuses.Known[slot]] = (byte)(slot + 1);
        }
    }

    /// <summary>One for each named status; 0 for those of nobody, the last for those of a contract.</summary>
    public static int Count { get; } = SmppStatuses.Known.Length + 2;

    public static int Of(SmppStatus status) =>
        (uint)status < NumbersEnd ? Slots[(int)status] : SmppStatuses.IsVendor(status) ? Count - 1 : 0;

    /// <summary>A status with the label of a slot.</summary>
    public static SmppStatus StatusOf(int slot) =>
        slot == 0 ? (SmppStatus)uint.MaxValue
        : slot == Count - 1 ? (SmppStatus)SmppStatuses.VendorFirst
        : SmppStatuses.Known[slot - 1];
}
