namespace Seawall.Gateway.Tests;

/// <summary>Waits for one notice, and fails where it is told of it twice.</summary>
internal sealed class NoticeWaiter : IOwnNoticeWaiter
{
    readonly TaskCompletionSource<OwnNoticeAnswer> answer = new();

    public bool IsTold => answer.Task.IsCompleted;

    public void Answered(in OwnNoticeAnswer told) => answer.SetResult(told);

    public Task<OwnNoticeAnswer> AnswerAsync() =>
        answer.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
