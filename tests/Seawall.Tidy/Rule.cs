namespace Seawall.Tidy;

/// <summary>A rule holds when nothing breaks it; what breaks it is printed, all of it.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string> broken)
    {
        var rows = broken.ToArray();
        Assert.True(rows.Length == 0, string.Join('\n', rows));
    }
}
