namespace Seawall.Gateway;

/// <summary>
/// A notice that is being sent, from its first part to the last answer. Used again for another when it is over. What
/// changes, changes under its own lock.
/// </summary>
/// <param name="ticket">By which its requests know it again.</param>
internal sealed class NoticeSending(uint ticket)
{
    string?[] ids = new string?[1];

    public uint Ticket => ticket;

    public OwnNotice Notice { get; private set; }

    public NoticeText Text { get; private set; } = null!;

    /// <summary>Where it goes.</summary>
    public SmppNextHop Hop { get; set; } = null!;

    /// <summary>The link that the last part went by.</summary>
    public SmppLink? Link { get; set; }

    /// <summary>What links are chosen by.</summary>
    public ulong Key { get; private set; }

    /// <summary>The reference that its parts share.</summary>
    public byte Reference { get; private set; }

    /// <summary>When it is given up if the rest of it finds no room.</summary>
    public long GivenUpAt { get; private set; }

    /// <summary>Who is told.</summary>
    public IOwnNoticeWaiter Waiter { get; private set; } = null!;

    /// <summary>Parts that were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Parts that were sent and not answered.</summary>
    public int Open { get; private set; }

    /// <summary>The worst of what was said: a refusal for good, or not taken; else so far taken.</summary>
    public OwnTextOutcome Outcome { get; private set; }

    /// <summary>Whether all is sent that will be, and answered.</summary>
    public bool IsOver => Open == 0 && !HasRest;

    /// <summary>Whether another part is to be sent: none is after one that was not taken.</summary>
    public bool HasRest => Sent < Text.Count && Outcome == OwnTextOutcome.Taken;

    public void Begin(
        in OwnNotice notice, NoticeText text, IOwnNoticeWaiter waiter, ulong key, long givenUpAt)
    {
        (Notice, Text, Waiter, Key, GivenUpAt) = (notice, text, waiter, key, givenUpAt);
        Reference = (byte)key;
        (Sent, Open, Outcome, Link) = (0, 0, OwnTextOutcome.Taken, null);
        if (ids.Length < text.Count)
        {
            ids = new string?[text.Count];
        }
        Array.Clear(ids);
    }

    public void PartSent(SmppLink link)
    {
        Link = link;
        Sent++;
        Open++;
    }

    /// <summary>A part was taken, with this id, or was not.</summary>
    public void PartEnded(int part, OwnTextOutcome outcome, string id)
    {
        Open--;
        if (outcome == OwnTextOutcome.Taken)
        {
            ids[part] = id;
        }
        else
        {
            Fail(outcome);
        }
    }

    /// <summary>What was not sent will not be. A refusal for good outweighs the rest.</summary>
    public void Fail(OwnTextOutcome outcome) =>
        Outcome = Outcome == OwnTextOutcome.Refused ? Outcome : outcome;

    public OwnNoticeAnswer Answer() =>
        new(Outcome, Text.Count == 1 ? ids[0] ?? "" : string.Join(' ', ids.Where(id => id is not null)));

    /// <summary>Holds on to nothing while it waits to be used again.</summary>
    public void Clear()
    {
        (Notice, Text, Waiter, Hop, Link) = (default, null!, null!, null!, null);
        Array.Clear(ids);
    }
}
