using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using Seawall.Portal.Visits;

namespace Seawall.Portal.Texts;

/// <summary>
/// All that the pages say, in one language, from its resource file. Both are in this assembly and read once; a key that
/// is missing is a fault of ours and throws.
/// </summary>
internal sealed class Words
{
    private static readonly Words _chinese = new(Language.Chinese);
    private static readonly Words _english = new(Language.English);

    private readonly FrozenDictionary<string, string> _texts;

    private Words(Language language)
    {
        Language = language;
        var resources = new ResourceManager($"Words.{Wishes.Name(language)}", typeof(Words).Assembly);
        using var set = resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, false)!;
        _texts = set.Cast<DictionaryEntry>()
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>The language as HTML names it.</summary>
    public string Code => Wishes.Name(Language);

    /// <summary>Every key.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text.</summary>
    public string this[string key] => _texts[key];

    /// <summary>A text with its places filled.</summary>
    public string this[string key, params object[] values] =>
        string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The words of a language.</summary>
    public static Words In(Language language) => language == Language.English ? _english : _chinese;
}
