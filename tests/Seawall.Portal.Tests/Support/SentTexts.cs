using System.Text.RegularExpressions;
using System.Threading.Channels;
using Seawall.Register;

namespace Seawall.Portal.Tests;

/// <summary>A way out for texts that keeps them for the test.</summary>
internal sealed class SentTexts : ITextOutlet
{
    private readonly Channel<OutgoingText> _sent = Channel.CreateUnbounded<OutgoingText>();

    /// <summary>What the message centre says.</summary>
    public TextSent Answer { get; set; } = TextSent.Taken;

    public ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel)
    {
        Assert.True(_sent.Writer.TryWrite(text));
        return ValueTask.FromResult(Answer);
    }

    /// <summary>The next text; waits for it.</summary>
    public ValueTask<OutgoingText> NextAsync() => _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The code in the next text.</summary>
    public async Task<string> NextCodeAsync() =>
        Regex.Match((await NextAsync()).Text, @"\b[0-9]{6}\b").Value;

    /// <summary>Whether nothing was sent that nobody read.</summary>
    public bool IsEmpty => _sent.Reader.Count == 0;
}
