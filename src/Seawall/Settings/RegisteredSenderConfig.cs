using Seawall.Screening;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary>
/// <c>[[registered_senders]]</c>: a name or short code that the operator knows, on one trunk only, and what it sends.
/// </summary>
internal sealed record RegisteredSenderConfig(Placed<string> Sender, Placed<string> Trunk, SenderPurpose Purpose)
{
    /// <summary>Reads one section.</summary>
    public static RegisteredSenderConfig Read(SectionReader section)
    {
        var config = new RegisteredSenderConfig(
            section.Need("sender", _sender),
            section.Need("trunk", Expect.Name),
            section.Need("purpose", _purpose).Value);
        section.Finish();
        return config;
    }

    private static readonly Expected<string> _sender = SmppExpect.Octets(
        "a sender as texts name it, such as \"MYBANK\" or \"10086\"", SmppLimits.AddressOctetsMax - 1);

    private static readonly Expected<SenderPurpose> _purpose = Expect.OneOf(
        ("code", SenderPurpose.Code), ("service", SenderPurpose.Service), ("any", SenderPurpose.Any));
}
