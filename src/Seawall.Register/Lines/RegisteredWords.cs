using Seawall.Screening;

namespace Seawall.Register;

/// <summary>The words for registered senders of texts as what a personal rule is about.</summary>
static class RegisteredWords
{
    const string Any = "registered";
    const string Code = "registered:code";
    const string Service = "registered:service";

    public static string Of(SenderPurpose purpose) =>
        purpose switch { SenderPurpose.Code => Code, SenderPurpose.Service => Service, _ => Any };

    public static bool TryRead(ReadOnlySpan<char> text, out SenderPurpose purpose)
    {
        purpose = Is(text, Any) ? SenderPurpose.Any
            : Is(text, Code) ? SenderPurpose.Code
            : Is(text, Service) ? SenderPurpose.Service
            : SenderPurpose.None;
        return purpose != SenderPurpose.None;
    }

    static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
