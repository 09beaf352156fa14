namespace Seawall.Gateway;

/// <summary>
/// Trunks by the names in the certificates of their TLS peers (RFC 5922 §7.1), <c>*.</c> standing for one label.
/// </summary>
internal sealed class CertificateNames<T>
    where T : class
{
    readonly Dictionary<string, (ulong Listeners, T Value)[]> rows;

    public CertificateNames(IEnumerable<(string Name, ulong Listeners, T Value)> rows) =>
        this.rows = rows.GroupBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(
            row => row.Key,
            row => row.Select(value => (value.Listeners, value.Value)).ToArray(),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The value of the first name that has one on this listener, whole names before patterns; null without.
    /// </summary>
    public T? Find(IReadOnlyList<string> names, int listener)
    {
        foreach (var name in names)
        {
            if (Find(name, listener) is { } whole)
            {
                return whole;
            }
        }
        foreach (var name in names)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && Find(string.Concat("*", name.AsSpan(dot)), listener) is { } pattern)
            {
                return pattern;
            }
        }
        return null;
    }

    T? Find(string name, int listener)
    {
        if (rows.TryGetValue(name, out var values))
        {
            foreach (var (listeners, value) in values)
            {
                if ((listeners >> listener & 1) != 0)
                {
                    return value;
                }
            }
        }
        return null;
    }
}
