namespace Seawall.Province;

/// <summary>What is with a phone when a text comes.</summary>
enum PhoneState : byte
{
    /// <summary>It gets its texts.</summary>
    On = 0,

    /// <summary>It is off, or nowhere to be found.</summary>
    Off = 1,

    /// <summary>It is abroad.</summary>
    Abroad = 2,

    /// <summary>There is none with this number any more.</summary>
    Gone = 3,
}

/// <summary>What a person does with a notice. </summary>
enum ReplyKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Keeps what would be shut.</summary>
    Keeps = 1,

    /// <summary>Shuts it at once.</summary>
    Shuts = 2,

    /// <summary>Writes what nobody understands.</summary>
    Wrong = 3,
}

/// <summary>How the people of a province are, line by line: by the seed alone.</summary>
sealed class People(Dice dice, long beginMs)
{
    const long DayMs = 86_400_000;

    /// <summary>The phone of a line at a time, and until when it stays so.</summary>
    public (PhoneState State, long UntilMs) Phone(int line, long atMs)
    {
        var kind = dice.Below(1000, Throw.Phone, line);
        if (kind < 8)
        {
            return (PhoneState.Gone, long.MaxValue);
        }
        // One in eight is off or abroad for some days, one in fifty for the whole of it.
        var state = kind < 90 ? PhoneState.Off : kind < 140 ? PhoneState.Abroad : PhoneState.On;
        if (state == PhoneState.On)
        {
            return (state, long.MaxValue);
        }
        var from = beginMs + dice.Below(8 * DayMs, Throw.PhoneFrom, line) - DayMs;
        var length = kind % 7 == 0 ? 60 * DayMs : dice.Between(DayMs / 24, 9 * DayMs, Throw.PhoneFor, line);
        return atMs < from ? (PhoneState.On, from)
            : atMs < from + length ? (state, from + length)
            : (PhoneState.On, long.MaxValue);
    }

    /// <summary>What whoever holds the line now does with a notice.</summary>
    public ReplyKind Reply(int line, int holder) => dice.Below(1000, Throw.Reply, line, holder) switch
    {
        < 60 => ReplyKind.Keeps,
        < 80 => ReplyKind.Shuts,
        < 120 => ReplyKind.Wrong,
        _ => ReplyKind.None,
    };
}
