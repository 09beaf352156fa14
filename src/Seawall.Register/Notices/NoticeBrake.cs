using System.Globalization;

namespace Seawall.Register;

/// <summary>Whether the next wave may begin.</summary>
enum BrakeOutcome : byte
{
    /// <summary>It may.</summary>
    Go = 1,

    /// <summary>That is not known before more receipts have come.</summary>
    Wait = 2,

    /// <summary>It waits for a person.</summary>
    Brake = 3,
}

/// <summary>
/// Looks at a wave that was sent once. As long as its receipts can still show that enough lines were reached nothing is
/// decided: a message centre that takes everything and delivers nothing is found out when they are due, and the next
/// wave was not lost to it.
/// </summary>
static class NoticeBrake
{
    /// <summary>Whether the wave after this one may begin, and if a person must say so, why.</summary>
    public static BrakeOutcome Look(Brakes brakes, string wave, WaveCount count, out string why)
    {
        why = "";
        if (count.Tried < brakes.AfterLines || count.Tried == 0)
        {
            return BrakeOutcome.Go;
        }
        if (IsOver(count.Resumed, count.Told, brakes.Resumptions))
        {
            why = Say(wave, count.Resumed, count.Told, "lines told opened again", brakes.Resumptions);
            return BrakeOutcome.Brake;
        }
        if (IsOver(count.Complaints, count.Told, brakes.Complaints))
        {
            why = Say(wave, count.Complaints, count.Told, "lines told complained", brakes.Complaints);
            return BrakeOutcome.Brake;
        }
        var failed = count.Deferred + count.Unreached;
        if (IsOver(failed, count.Tried, brakes.Unreached))
        {
            why = Say(wave, failed, count.Tried, "lines tried were not reached", brakes.Unreached);
            return BrakeOutcome.Brake;
        }
        return count.InFlight + count.Sent > 0
            && IsOver(failed + count.InFlight + count.Sent, count.Tried, brakes.Unreached)
                ? BrakeOutcome.Wait
                : BrakeOutcome.Go;
    }

    static bool IsOver(long part, long whole, double? percent) =>
        percent is { } limit && part > 0 && 100.0 * part > limit * whole;

    static string Say(string wave, long part, long whole, string what, double? percent) =>
        string.Create(CultureInfo.InvariantCulture,
            $"wave {wave}: {part} of {whole} {what}, more than {percent ?? 0:0.##} %");
}
