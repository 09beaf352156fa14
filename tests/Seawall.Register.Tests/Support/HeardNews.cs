namespace Seawall.Register.Tests;

/// <summary>What was told of lines with guardians.</summary>
sealed class HeardNews : ILineNews
{
    public List<LineNews> All { get; } = [];

    public void Changed(LineNews news) => All.Add(news);
}
