using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Portal.Entry;

/// <summary>Which numbers sign in here.</summary>
internal static class Lines
{
    /// <summary>Whether a number is a line of ours.</summary>
    public static bool IsLine(RegisterModel model, E164 number)
    {
        var facts = model.Plan.Find(number);
        return facts.Country == model.Plan.HomeCountry
            && facts.Kind is not (NumberKind.Unassigned or NumberKind.Service) && model.Lines.IsOurs(number);
    }
}
