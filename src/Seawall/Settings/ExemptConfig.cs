namespace Seawall.Settings;

/// <summary><c>[[exempt]]</c>: a number that is never barred, on one trunk only.</summary>
internal sealed record ExemptConfig(Placed<string> Trunk, Placed<string> Number, string Note)
{
    /// <summary>Reads one section.</summary>
    public static ExemptConfig Read(SectionReader section)
    {
        var config = new ExemptConfig(
            section.Need("trunk", Expect.Name),
            section.Need("number", _number),
            section.Take("note", Expect.Text("a note"), "").Value);
        section.Finish();
        return config;
    }

    /// <summary>Written out in full: an exemption must not depend on how a trunk's numbers are dialled.</summary>
    private static readonly Expected<string> _number = Expect.OfText(
        "a number in international form, such as \"+12025550100\"",
        (string text, out string value) =>
        {
            value = text;
            return text.Length is > 4 and <= 16 && text[0] == '+' && text[1] != '0'
                && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
        });
}
