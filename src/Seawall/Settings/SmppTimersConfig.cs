using Seawall.Gateway;

namespace Seawall.Settings;

/// <summary><c>timers = { ... }</c> of <c>[smpp]</c> (v3.4 §7.2).</summary>
internal static class SmppTimersConfig
{
    /// <summary>Reads the table; what is left out has its usual length.</summary>
    public static SmppTimersModel Read(SectionReader? section)
    {
        var usual = new SmppTimersModel();
        if (section is null)
        {
            return usual;
        }

        var least = section.Take("reconnect_min", _long, usual.ReconnectMin);
        var most = section.Take(
            "reconnect_max", _long, least.Value > usual.ReconnectMax ? least.Value : usual.ReconnectMax);
        var timers = new SmppTimersModel
        {
            SessionInit = section.Take("session_init", _short, usual.SessionInit).Value,
            EnquireLink = section.Take("enquire_link", _long, usual.EnquireLink).Value,
            Response = section.Take("response", _short, usual.Response).Value,
            Inactivity = section.Take(
                "inactivity", Expect.Duration(TimeSpan.Zero, TimeSpan.FromDays(30)), usual.Inactivity).Value,
            ReconnectMin = least.Value,
            ReconnectMax = most.Value,
        };
        if (most.Value < least.Value)
        {
            section.Mistakes.Add(
                most.At, section.Full("reconnect_max"), "expected a duration that is not shorter than reconnect_min");
        }

        section.Finish();
        return timers;
    }

    private static readonly Expected<TimeSpan> _short =
        Expect.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));

    private static readonly Expected<TimeSpan> _long =
        Expect.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
}
