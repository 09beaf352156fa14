using System.Text;

namespace Seawall.Gateway;

/// <summary>A trunk's refusal as octets, made once.</summary>
internal sealed class RefusalText(RefusalModel model)
{
    /// <summary>608, and why it cannot be sent to everybody: RFC 8688 §3.3.</summary>
    public const int Rejected = 608;

    public const int Decline = 603;

    public int Status { get; } = model.Status;

    public byte[] Phrase { get; } = Encoding.UTF8.GetBytes(model.Phrase);

    public byte[] Reason { get; } = Encoding.UTF8.GetBytes(model.Reason);

    public byte[] CallInfo { get; } = Encoding.UTF8.GetBytes(model.CallInfo);
}
