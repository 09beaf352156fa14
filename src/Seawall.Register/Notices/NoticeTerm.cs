namespace Seawall.Register;

/// <summary>By what a notice goes on: the campaign's terms and hours, and the time.</summary>
readonly record struct NoticeTerm(NoticeTerms Terms, PermittedHours Hours, DateTimeOffset Now)
{
    /// <summary>The time in unix seconds.</summary>
    public long Seconds => Now.ToUnixTimeSeconds();

    /// <summary>So much later, in unix seconds, rounded to the later side.</summary>
    public long After(TimeSpan span) => Now.Add(span).AddMilliseconds(999).ToUnixTimeSeconds();
}
