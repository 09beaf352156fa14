using Seawall.Screening;

namespace Seawall.Register;

/// <summary>Who is told of a change.</summary>
enum NewsRole : byte
{
    /// <summary>The line itself.</summary>
    Line = 1,

    /// <summary>A guardian, or who is asked to be one.</summary>
    Guardian = 2,
}

/// <summary>
/// Tells lines and guardians by text what concerns them: who asks, what is proposed, what was changed and by whom. Who
/// did it is not told of it. Texts go out beside; one that finds no way is lost, and what it said is on the pages.
/// </summary>
public sealed class LineNewsTexts : ILineNews
{
    volatile Source? _source;

    /// <summary>Begins; before that nobody is told anything.</summary>
    /// <param name="model">The settings in force.</param>
    /// <param name="language">The language of a line as imported; empty where it is not known.</param>
    /// <param name="outlet">The way out; null while there is none.</param>
    public void Attach(
        Func<KeywordModel> model, Func<E164, ValueTask<string>> language, Func<ITextOutlet?> outlet) =>
        _source = new Source(model, language, outlet);

    /// <inheritdoc/>
    public void Changed(LineNews news)
    {
        if (_source is { } source && source.Outlet() is { } outlet)
        {
            _ = TellAsync(news, source, outlet);
        }
    }

    static async Task TellAsync(LineNews news, Source source, ITextOutlet outlet)
    {
        var doer = news.Entry.Who.StartsWith(ActingGuardian.Prefix, StringComparison.Ordinal) ? news.Entry.Who : "";
        if (doer.Length > 0 || news.Entry.Kind == JournalKind.Proposed)
        {
            await SendAsync(news.Line, NewsRole.Line).ConfigureAwait(false);
        }
        var asked = news.Entry.Kind == JournalKind.GuardianAsked && doer.Length == 0
            ? news.After.Guardians.Where(one => one.State == GuardianState.AskedByLine)
                .OrderByDescending(one => one.Since).Take(1).Select(one => one.Number)
            : [];
        foreach (var guardian in news.Guardians.Concat(asked).Distinct())
        {
            if (ActingGuardian.Who(guardian) != doer)
            {
                await SendAsync(guardian, NewsRole.Guardian).ConfigureAwait(false);
            }
        }

        async Task SendAsync(E164 to, NewsRole role)
        {
            var model = source.Model();
            var known = await source.Language(to).ConfigureAwait(false);
            var facts = new AnswerFacts(model, new KeywordScope("", "", ""));
            var text = AnswerWords.In(known.Length > 0 ? known : model.Language, facts).News(news, role);
            if (text is not null)
            {
                await outlet.SendAsync(new OutgoingText(to, text, TextPurpose.Guardian), CancellationToken.None)
                    .ConfigureAwait(false);
            }
        }
    }

    sealed record Source(
        Func<KeywordModel> Model, Func<E164, ValueTask<string>> Language, Func<ITextOutlet?> Outlet);
}
