using System.Globalization;
using Seawall.Composition;
using Seawall.Gateway;
using Seawall.Screening;
using Seawall.Smpp;
using Seawall.Texts;

namespace Seawall.Explain;

/// <summary>
/// The trunk that an explanation is about: one of calls, which texts over SIP enter by as well, or one of texts over
/// SMPP; neither where the settings have none.
/// </summary>
internal sealed record ExplainTrunk(TrunkScreening Screening, TrunkModel? Calls, SmppTrunkModel? Texts)
{
    /// <summary>
    /// The trunk asked for; without a name the first international one that the service enters by. Without any trunk in
    /// the settings an international one is assumed.
    /// </summary>
    public static Answer<ExplainTrunk> Find(SettingsModels models, Service service, string? name)
    {
        var calls = (models.Gateway?.Trunks ?? []).Select(one => new ExplainTrunk(one.Screening, one, null));
        var texts = (models.Gateway?.Smpp?.Trunks ?? []).Select(one => new ExplainTrunk(one.Screening, null, one));
        ExplainTrunk[] all = service == Service.Sms ? [.. texts, .. calls] : [.. calls];
        if (name is null)
        {
            return Answer<ExplainTrunk>.Of(
                all.FirstOrDefault(one => one.Screening.Class == TrunkClass.International) ?? all.FirstOrDefault()
                    ?? Assumed(models));
        }

        if (Array.Find(all, one => one.Screening.Name == name) is { } found)
        {
            return Answer<ExplainTrunk>.Of(found);
        }

        return Answer<ExplainTrunk>.Wrong(
            "trunk",
            texts.Any(one => one.Screening.Name == name)
                ? $"\"{name}\" is a trunk of texts: ask with --service sms"
                : $"there is no trunk \"{name}\"; "
                    + $"the settings have {Settings.Expect.Sentence([.. all.Select(one => one.Screening.Name)])}");
    }

    /// <summary>What who calls or writes would get.</summary>
    public string AnswerOf(Service service, in Verdict verdict) => (verdict.Outcome, Texts) switch
    {
        (Outcome.Pass, { } texts) => verdict.Reason == VerdictReason.SpoofedPass && texts.SpoofedMark is { } mark
            ? string.Create(CultureInfo.InvariantCulture, $"forwarded to {texts.NextHop}, marked 0x{mark.Tag:X4}")
            : $"forwarded to {texts.NextHop}",
        (_, { } texts) => RefusalOf(texts),
        (Outcome.Pass, null) => Calls?.Mode switch
        {
            TrunkMode.Redirect => $"302 to {Calls.NextHop}",
            TrunkMode.As => "forwarded by its Route",
            null => "forwarded",
            _ => $"forwarded to {Calls.NextHop}",
        },
        _ => service == Service.Sms && Calls is { Mode: not TrunkMode.Redirect }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"202 and a report with cause {(int)Calls.Texts.Cause}; plain text: {RefusalOf(verdict)}")
            : RefusalOf(verdict),
    };

    private static string RefusalOf(SmppTrunkModel trunk) =>
        trunk.Refusal.Silent ? "accepted and not delivered; a receipt says REJECTD"
        : trunk.Hub is not null ? Say(SmppStatus.ReceiverRejected)
        : trunk.Refusal.Status is { } status ? Say(status)
        : $"{Say(SmppStatus.SubmitFailed)}, {Say(SmppStatus.Prohibited)} to a peer of version 5.0";

    private string RefusalOf(in Verdict verdict)
    {
        if (Calls?.Announcement is { } announcement
            && (verdict.Manner == RefusalManner.Announce || announcement.ForEveryRefusal))
        {
            return $"announcement by {announcement.NextHop}";
        }

        var refusal = Calls?.Refusal ?? new RefusalModel();
        return string.Create(CultureInfo.InvariantCulture, $"{refusal.Status} {refusal.Phrase}");
    }

    private static string Say(SmppStatus status) => TextPdu.Say(status);

    private static ExplainTrunk Assumed(SettingsModels models) => new(
        new TrunkScreening
        {
            Index = 0,
            Name = "(any international trunk)",
            Class = TrunkClass.International,
            Dial = models.Register.Dial,
        },
        null, null);
}
