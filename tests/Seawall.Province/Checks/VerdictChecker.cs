using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Province;

/// <summary>
/// Holds each verdict against what is true: no line is refused by default without timely proof, every choice counts
/// from its acknowledgement on, and every line that should be shut is.
/// </summary>
sealed class VerdictChecker(Population lines, CampaignTruth truth, Findings findings, RegisterModel model)
{
    long _checked;
    long _shut;

    /// <summary>How many verdicts were looked at.</summary>
    public long Checked => _checked;

    /// <summary>How many of them were refusals by default.</summary>
    public long Shut => _shut;

    /// <summary>Looks at one.</summary>
    public void Check(int line, Service service, int zone, DateTimeOffset at, in Verdict verdict)
    {
        _checked++;
        var now = at.ToUnixTimeSeconds();
        var refused = verdict.Outcome == Outcome.Refuse;
        var byDefault = verdict.Reason == VerdictReason.Campaign;
        _shut += byDefault ? 1 : 0;
        var choice = lines.Choice(line, service, zone);
        if (choice != Choice.Undecided)
        {
            if (refused != (choice == Choice.Shut) || byDefault)
            {
                findings.Add("a choice does not count", at,
                    $"line {line} {service} zone {zone} chose {choice}: {verdict.Outcome} {verdict.Reason}");
            }
            return;
        }
        var covered = Covers(service, zone);
        var may = covered && truth.MayShut(line, now);
        var must = covered && truth.MustShut(line, now);
        if (truth.Terms is { Shadow: true })
        {
            may = must = false;
        }
        if (refused && !may)
        {
            findings.Add("refused without timely proof", at,
                $"line {line} {service} zone {zone}: {verdict.Reason}, told {lines.Told(line)}, now {now}");
        }
        if (refused && !byDefault)
        {
            findings.Add("refused for another reason", at, $"line {line} {service} zone {zone}: {verdict.Reason}");
        }
        if (!refused && must)
        {
            findings.Add("should be shut and is not", at,
                $"line {line} {service} zone {zone}: {verdict.Reason}, told {lines.ToldSurely(line)}, now {now}");
        }
    }

    bool Covers(Service service, int zone) => truth.Terms is { } terms
        && (terms.Services & (service == Service.Voice ? ServiceMask.Voice : ServiceMask.Sms)) != 0
        && terms.Zones.Contains(model.Zones.Names[zone]);
}
