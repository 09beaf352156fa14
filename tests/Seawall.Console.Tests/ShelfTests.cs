using Microsoft.Extensions.Time.Testing;
using Seawall.Console.Keeping;

namespace Seawall.Console.Tests;

/// <summary>Answers kept for repeated requests are bounded, in memory and on the disk.</summary>
public sealed class ShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seawall-shelf-").FullName;
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_oldest_leave_first_when_there_are_too_many()
    {
        using var shelf = Open();

        for (var i = 0; i < ConsoleLimits.AnswersMax + 10; i++)
        {
            shelf.Keep(Answer($"k{i}", "x"));
        }

        Assert.Equal(ConsoleLimits.AnswersMax, shelf.Count);
        Assert.Null(shelf.Find("crm", "k9"));
        Assert.NotNull(shelf.Find("crm", "k10"));
    }

    [Fact]
    public void The_oldest_leave_first_when_they_are_too_large()
    {
        using var shelf = Open();
        var large = new string('x', 1 << 20);

        for (var i = 0; i < 100; i++)
        {
            shelf.Keep(Answer($"k{i}", large));
        }

        Assert.InRange(shelf.Count, 20, 32);
        Assert.NotNull(shelf.Find("crm", "k99"));
        var bytes = new DirectoryInfo(_folder).GetFiles().Sum(file => file.Length);
        Assert.InRange(bytes, 1, ConsoleLimits.AnswersBytesMax);
    }

    [Fact]
    public void What_is_in_both_files_is_known_again()
    {
        var large = new string('x', 1 << 20);
        using (var shelf = Open())
        {
            for (var i = 0; i < 20; i++)
            {
                shelf.Keep(Answer($"k{i}", large));
            }
        }

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
        using var again = Open();
        Assert.Equal(large, again.Find("crm", "k0")!.Body);
        Assert.Equal(large, again.Find("crm", "k19")!.Body);
    }

    [Fact]
    public void A_line_that_is_none_is_passed_over()
    {
        using (var shelf = Open())
        {
            shelf.Keep(Answer("k1", "one"));
        }

        File.AppendAllText(Path.Combine(_folder, "answers"), "noise\n{\"caller\":\"crm\"");
        using var again = Open();
        again.Keep(Answer("k2", "two"));

        Assert.Equal("one", again.Find("crm", "k1")!.Body);
        Assert.Equal("two", again.Find("crm", "k2")!.Body);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private AnswerShelf Open() => AnswerShelf.Open(Path.Combine(_folder, "answers"), _time);

    private AnswerLine Answer(string key, string body) =>
        new("crm", key, "print", _time.GetUtcNow().ToUnixTimeSeconds(), 200, body);
}
