using System.Collections.Concurrent;
using System.Text;

namespace Seawall;

/// <summary>
/// Closed enums as the words that leave the process, in output, labels and JSON: <c>ChoiceShut</c> is
/// <c>choice_shut</c>.
/// </summary>
internal static class Words
{
    private static readonly ConcurrentDictionary<Enum, string> _known = new();

    /// <summary>The word of a member.</summary>
    public static string Of(Enum member) => _known.GetOrAdd(member, static one => Snake(one.ToString()));

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(name[i]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
