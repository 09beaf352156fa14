using Seawall.Register;

namespace Seawall.Province;

/// <summary>
/// The message centres of the province: take texts, refuse some, are full at times, and give receipts soon, late,
/// twice or never. What becomes of a text follows from the seed, its line and how many texts the line had before.
/// </summary>
sealed class MessageCentre(
    Dice dice, People people, Population lines, Timeline timeline, TimeProvider time, Bilingual afterwards)
{
    const long MinuteMs = 60_000;
    const long DayMs = 86_400_000;

    readonly Lock _gate = new();
    readonly List<SentText> _texts = [];
    readonly int[] _before = new int[lines.Lines];

    /// <summary>Every text it ever took in, in order.</summary>
    public IReadOnlyList<SentText> Texts => _texts;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _texts.Count;
            }
        }
    }

    /// <summary>One of them.</summary>
    public SentText this[int id]
    {
        get
        {
            lock (_gate)
            {
                return _texts[id];
            }
        }
    }

    long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes a text in, or has no room.</summary>
    public bool TryTake(OutgoingNotice notice, int process, Action<NoticeAnswer> answered)
    {
        var nowMs = NowMs;
        // One ten minutes in twenty-five there is no room at all.
        if (dice.Falls(400, Throw.Full, nowMs / (10 * MinuteMs)))
        {
            return false;
        }
        var line = lines.Line(notice.To);
        lock (_gate)
        {
            var text = new SentText
            {
                Id = _texts.Count, Line = line, AtMs = nowMs, Parts = CountParts(notice.Text), Process = process,
                IsNotice = notice.Text != afterwards.Chinese && notice.Text != afterwards.English,
                NextHop = notice.NextHop, Sojourn = lines.Sojourn(line),
                Answered = answered,
            };
            _texts.Add(text);
            var before = _before[line]++;
            text.Answer = dice.Below(1000, Throw.Answer, line, before) switch
            {
                < 5 => CentreAnswer.Refuses,
                < 20 => CentreAnswer.IsSilent,
                _ => CentreAnswer.Takes,
            };
            var answerMs = nowMs + (text.Answer == CentreAnswer.IsSilent
                ? 10_000 : dice.Below(3_000, Throw.AnswerAfter, line, before));
            timeline.Add(answerMs, new Happening(HappeningKind.Answer, text.Id));
            if (text.Answer == CentreAnswer.Takes && notice.AsksReceipt)
            {
                Promise(text, before, answerMs, (long)notice.Validity.TotalMilliseconds);
            }
            return true;
        }
    }

    /// <summary>How many parts a text goes out in: 70 characters of Chinese in one, 67 in each of several.</summary>
    public static int CountParts(string text) =>
        text.All(char.IsAscii) ? Parts(text.Length, 160, 153) : Parts(text.Length, 70, 67);

    static int Parts(int length, int one, int several) => length <= one ? 1 : (length + several - 1) / several;

    /// <summary>The receipts a text will have, each part its own.</summary>
    void Promise(SentText text, int before, long takenMs, long validityMs)
    {
        for (var part = 0; part < text.Parts; part++)
        {
            var about = (long)text.Line * 8 + part;
            var (phone, untilMs) = people.Phone(text.Line, takenMs);
            var chance = dice.Below(1000, Throw.Receipt, about, before);
            var soonMs = takenMs + dice.Below(30_000, Throw.ReceiptAfter, about, before);
            var (outcome, atMs) = phone switch
            {
                PhoneState.Gone => (ReceiptOutcome.Undeliverable, soonMs + MinuteMs),
                PhoneState.Abroad => (ReceiptOutcome.Undeliverable, soonMs + MinuteMs),
                PhoneState.Off when untilMs - takenMs <= validityMs =>
                    (ReceiptOutcome.Delivered, untilMs + soonMs - takenMs),
                PhoneState.Off => (ReceiptOutcome.Expired, takenMs + validityMs),
                _ => (ReceiptOutcome.Delivered, soonMs),
            };
            if (chance < 10)
            {
                continue; // lost on its way
            }
            if (chance < 25)
            {
                atMs += dice.Between(3 * DayMs, 5 * DayMs, Throw.ReceiptAfter, about, before + 100);
            }
            else if (chance < 30 && outcome == ReceiptOutcome.Delivered)
            {
                outcome = ReceiptOutcome.Rejected;
            }
            if (chance is >= 30 and < 50)
            {
                timeline.Add(takenMs + 1, Receipt(text, part, ReceiptOutcome.Other, phone));
            }
            timeline.Add(atMs, Receipt(text, part, outcome, phone));
            if (dice.Falls(200, Throw.Double, about, before))
            {
                timeline.Add(atMs + MinuteMs, Receipt(text, part, outcome, phone));
            }
        }
    }

    static Happening Receipt(SentText text, int part, ReceiptOutcome outcome, PhoneState phone) =>
        new(HappeningKind.Receipt, text.Id, part | ((int)outcome << 8) | ((int)phone << 16));

    /// <summary>What a receipt on the timeline says.</summary>
    public static (int Part, ReceiptOutcome Outcome, string Error) Read(int detail) => (
        detail & 0xFF, (ReceiptOutcome)((detail >> 8) & 0xFF), (PhoneState)(detail >> 16) switch
        {
            PhoneState.Abroad => AbroadError,
            PhoneState.Gone => "001",
            _ => "000",
        });

    /// <summary>What receipts say of phones abroad.</summary>
    public const string AbroadError = "027";

    /// <summary>The process ended: answers not given find nobody, and the latest may not have been put down.</summary>
    public void ProcessEnds(int process, long nowMs)
    {
        lock (_gate)
        {
            for (var at = _texts.Count - 1; at >= 0 && _texts[at].Process == process; at--)
            {
                var text = _texts[at];
                if (text.AnsweredMs == 0 || text.AnsweredMs > nowMs - 5_000)
                {
                    text.IsUnsure = true;
                }
                if (text.AnsweredMs == 0)
                {
                    text.Answered = null;
                }
            }
        }
    }
}

/// <summary>The way to the message centres as one process has it: dead when the process is.</summary>
sealed class CentreLine(MessageCentre centre, int process) : INoticeOutlet
{
    volatile bool _isDead;

    /// <summary>The process ends.</summary>
    public void Cut() => _isDead = true;

    public bool TrySend(OutgoingNotice notice, Action<NoticeAnswer> answered) =>
        !_isDead && centre.TryTake(notice, process, answered);

    public int Parts(string text) => MessageCentre.CountParts(text);
}
