using System.Threading.Channels;
using Seawall.Register;

namespace Seawall.Demo;

/// <summary>
/// The demonstration's way out for texts of our own: whoever runs it reads them in the terminal, in place of a phone.
/// </summary>
internal sealed class DemoOutlet : ITextOutlet
{
    private const int WaitingMax = 100;

    private readonly Channel<OutgoingText> _texts = Channel.CreateBounded<OutgoingText>(WaitingMax);

    /// <inheritdoc/>
    public ValueTask<TextSent> SendAsync(OutgoingText text, CancellationToken cancel) =>
        ValueTask.FromResult(_texts.Writer.TryWrite(text) ? TextSent.Taken : TextSent.Limited);

    /// <summary>Every text, as it is sent, until the end.</summary>
    public async Task ShowAsync(TextWriter output, CancellationToken end)
    {
        await foreach (var text in _texts.Reader.ReadAllAsync(end))
        {
            await output.WriteLineAsync($"text to {text.To}: {text.Text}");
        }
    }
}
