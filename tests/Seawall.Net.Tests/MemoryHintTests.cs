namespace Seawall.Net.Tests;

public sealed class MemoryHintTests
{
    [Fact]
    public void Asking_for_memory_changes_nothing()
    {
        uint[] words = [1, 2, 3];
        MemoryHint.Prefetch(in words[0]);
        MemoryHint.Prefetch(in words[2]);
        Assert.Equal([1, 2, 3], words);
    }
}
