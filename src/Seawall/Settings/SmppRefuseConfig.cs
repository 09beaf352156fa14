using System.Globalization;
using Seawall.Gateway;
using Seawall.Smpp;

namespace Seawall.Settings;

/// <summary><c>refuse = { ... }</c> of a trunk of texts: what the sender of a refused one is told.</summary>
internal static class SmppRefuseConfig
{
    /// <summary>Reads the table; left out, ESME_RSUBMITFAIL, or ESME_RPROHIBITED to a peer of version 5.</summary>
    public static SmppRefusalModel Read(SectionReader? section)
    {
        if (section is null)
        {
            return new SmppRefusalModel();
        }

        var status = section.Take("status", Expect.Whole(1, 0xFFFF), 0);
        var refusal = new SmppRefusalModel
        {
            Status = status.Value == 0 ? null : (SmppStatus)status.Value,
            Silent = section.Take("silent", Expect.Flag, false).Value,
        };
        if (refusal.Status is { } given && Wrong(given) is { } why)
        {
            section.Mistakes.Add(
                status.At, section.Full("status"),
                string.Create(
                    CultureInfo.InvariantCulture, $"0x{(uint)given:X} ({SmppStatuses.Label(given)}) {why}"));
        }

        if (refusal is { Silent: true, Status: not null })
        {
            section.Mistakes.Add(
                status.At, section.Full("status"), "has no meaning with silent = true, which answers ESME_ROK");
        }

        section.Finish();
        return refusal;
    }

    private static string? Wrong(SmppStatus status) => status switch
    {
        SmppStatus.ReceiverPermanentError => "would take every other text of the subscriber away as well",
        _ when SmppStatuses.IsTemporary(status) => "would have the sender try again for ever",
        _ => null,
    };
}
