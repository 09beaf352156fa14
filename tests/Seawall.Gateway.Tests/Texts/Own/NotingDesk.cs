using System.Threading.Channels;

namespace Seawall.Gateway.Tests;

/// <summary>A desk that notes what it is given and says what the test says.</summary>
internal sealed class NotingDesk : IServiceTexts
{
    readonly Channel<ServiceText> taken = Channel.CreateUnbounded<ServiceText>();

    /// <summary>What it says; null: it says yes at once.</summary>
    public TaskCompletionSource<ServiceTaken>? Answer { get; set; }

    public int Count { get; private set; }

    public async ValueTask<ServiceTaken> TakeAsync(ServiceText text)
    {
        Count++;
        taken.Writer.TryWrite(text);
        return Answer is null ? new ServiceTaken(IsDone: true) : await Answer.Task;
    }

    public ValueTask<ServiceText> NextAsync() => taken.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
