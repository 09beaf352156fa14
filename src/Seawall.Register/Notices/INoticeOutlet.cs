namespace Seawall.Register;

/// <summary>
/// The way out for notices to the message centres, many in flight at a time. It never throws for what can happen to a
/// text: that is a <see cref="NoticeSent"/>.
/// </summary>
public interface INoticeOutlet
{
    /// <summary>
    /// Hands a notice over without waiting. False: there is no room now, nothing happened and nothing will be answered.
    /// True: <paramref name="answered"/> is called exactly once, on any thread, possibly before this returns; it
    /// neither waits nor throws.
    /// </summary>
    bool TrySend(OutgoingNotice notice, Action<NoticeAnswer> answered);

    /// <summary>How many parts a text goes out in, by the alphabet it needs.</summary>
    int Parts(string text);
}
