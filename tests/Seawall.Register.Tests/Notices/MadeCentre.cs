using Seawall.Screening;

namespace Seawall.Register.Tests;

/// <summary>Message centres made for tests: they take what they are given, and say what they are told to.</summary>
sealed class MadeCentre(TimeProvider time) : INoticeOutlet
{
    int _ids;
    int _handed;

    /// <summary>How many were handed over, for other threads.</summary>
    public ref int Handed => ref _handed;

    /// <summary>What was handed over, and when.</summary>
    public List<(DateTimeOffset At, OutgoingNotice Notice, string Ids)> Sent { get; } = [];

    /// <summary>How many more there is room for.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>What it answers.</summary>
    public NoticeSent Answer { get; set; } = NoticeSent.Taken;

    /// <summary>Whether answers wait until they are let go.</summary>
    public bool Waits { get; set; }

    /// <summary>Parts of any text.</summary>
    public int Count { get; set; } = 1;

    public Queue<(Action<NoticeAnswer> Answered, NoticeAnswer Answer)> Waiting { get; } = [];

    /// <summary>Whether what is sent must be durable before.</summary>
    public Action<OutgoingNotice>? OnSend { get; set; }

    public IEnumerable<ulong> Numbers => Sent.Select(one => one.Notice.To.Value);

    public bool TrySend(OutgoingNotice notice, Action<NoticeAnswer> answered)
    {
        if (Room == 0)
        {
            return false;
        }
        Room--;
        OnSend?.Invoke(notice);
        var ids = Answer == NoticeSent.Taken
            ? string.Join(' ', Enumerable.Range(0, Count).Select(_ => $"id{++_ids}"))
            : "";
        Sent.Add((time.GetUtcNow(), notice, ids));
        Interlocked.Increment(ref _handed);
        if (Waits)
        {
            Waiting.Enqueue((answered, new NoticeAnswer(Answer, ids)));
        }
        else
        {
            answered(new NoticeAnswer(Answer, ids));
        }
        return true;
    }

    public void LetGo()
    {
        while (Waiting.TryDequeue(out var one))
        {
            one.Answered(one.Answer);
        }
    }

    public int Parts(string text) => Count;

    /// <summary>The receipts of what was sent last to a line, a part each.</summary>
    public IEnumerable<NoticeReceipt> Receipts(
        E164 line, ReceiptOutcome outcome = ReceiptOutcome.Delivered, string error = "") =>
        Sent.Last(one => one.Notice.To == line) is var last
            ? last.Ids.Split(' ').Select(id => new NoticeReceipt(last.Notice.NextHop, line, id, outcome, error))
            : [];
}
