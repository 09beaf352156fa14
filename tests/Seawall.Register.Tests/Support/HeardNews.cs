namespace Seawall.Register.Tests;

/// <summary>What was told of lines with guardians.</summary>
sealed class HeardNews : ILineNews
{
    public List<LineNews> All { get; } = [];

    /// <summary>Who hears it as well.</summary>
    public ILineNews? Then { get; set; }

    public void Changed(LineNews news)
    {
        All.Add(news);
        Then?.Changed(news);
    }
}
