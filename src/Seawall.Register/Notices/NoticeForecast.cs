namespace Seawall.Register;

/// <summary>When so many parts will have been sent, by the rates and the hours.</summary>
static class NoticeForecast
{
    const int DaysMax = 3_660;

    /// <summary>When it is done; null where it never is, or nobody can tell.</summary>
    public static DateTimeOffset? End(DateTimeOffset now, long parts, long perSecond, PermittedHours hours)
    {
        if (perSecond <= 0 || parts / perSecond > DaysMax * 86_400L)
        {
            return null;
        }
        var left = TimeSpan.FromSeconds(Math.Ceiling((double)parts / perSecond));
        for (var (at, day) = (now, 0); day < DaysMax; day++)
        {
            at = hours.Next(at);
            var end = hours.End(at);
            if (at + left <= end)
            {
                return at + left;
            }
            left -= end - at;
            at = end;
        }
        return null;
    }
}
