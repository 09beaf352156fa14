namespace Seawall.Province;

/// <summary>
/// What chance decides: a number from the seed and from what is decided about, and from nothing else, so that the order
/// in which threads come to ask changes nothing.
/// </summary>
readonly struct Dice(ulong seed)
{
    /// <summary>A number of 64 bits.</summary>
    public ulong Roll(Throw what, long about, long again = 0)
    {
        var mixed = Mix(seed ^ Mix((ulong)what ^ Mix((ulong)about ^ Mix((ulong)again))));
        return mixed;
    }

    /// <summary>Whether something happens that happens so many times in 10,000.</summary>
    public bool Falls(int in10000, Throw what, long about, long again = 0) =>
        Roll(what, about, again) % 10_000 < (ulong)in10000;

    /// <summary>A number from 0 to below the end.</summary>
    public long Below(long end, Throw what, long about, long again = 0) =>
        (long)(Roll(what, about, again) % (ulong)end);

    /// <summary>A whole number from the first to the last, both included.</summary>
    public long Between(long first, long last, Throw what, long about, long again = 0) =>
        first + Below(last - first + 1, what, about, again);

    // The finalizer of splitmix64.
    static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>What is thrown for: each its own row of numbers.</summary>
enum Throw : ulong
{
    Phone = 1,
    PhoneFrom = 2,
    PhoneFor = 3,
    Member = 4,
    Early = 5,
    EarlyWhat = 6,
    Reply = 7,
    ReplyAfter = 8,
    Answer = 9,
    AnswerAfter = 10,
    Receipt = 11,
    ReceiptAfter = 12,
    Double = 13,
    Forged = 14,
    ForgedHow = 15,
    Full = 16,
    Call = 17,
    CallZone = 18,
    Crash = 19,
    CrashHow = 20,
    Resume = 21,
    ResumeAfter = 22,
    Life = 23,
    LifeWhat = 24,
    Act = 25,
    ActAt = 26,
    District = 27,
    Language = 28,
    Step = 29,
}
