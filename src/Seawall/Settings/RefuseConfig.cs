using Seawall.Gateway;

namespace Seawall.Settings;

/// <summary><c>refuse = { ... }</c> of a trunk: what a refused caller is told.</summary>
internal sealed record RefuseConfig(RefusalModel Answer, AnnouncementConfig? Announcement)
{
    /// <summary>Reads the table; left out, 603 Decline with Q.850 cause 21.</summary>
    public static RefuseConfig Read(SectionReader? section)
    {
        var usual = new RefusalModel();
        if (section is null)
        {
            return new RefuseConfig(usual, null);
        }

        var status = section.Take("status", Expect.Whole(400, 699), usual.Status);
        var callInfo = section.Take(
            "call_info", Expect.Text("a Call-Info value such as \"<https://...>;purpose=jwscard\"", empty: true),
            usual.CallInfo);
        var answer = new RefusalModel
        {
            Status = status.Value,
            Phrase = section.Take("phrase", Expect.Text("a reason phrase"), PhraseOf(status.Value, usual)).Value,
            Reason = section.Take(
                "reason", Expect.Text("a Reason value such as \"Q.850;cause=21\"", empty: true), usual.Reason).Value,
            CallInfo = callInfo.Value,
        };
        if (status.Value == 608 && callInfo.Value.Length == 0)
        {
            section.Mistakes.Add(
                status.At, section.Full("status"), "608 needs call_info, where a caller can complain (RFC 8688)");
        }

        var config = new RefuseConfig(
            answer, section.Section("announcement") is { } announcement ? AnnouncementConfig.Read(announcement) : null);
        section.Finish();
        return config;
    }

    private static string PhraseOf(int status, RefusalModel usual) => status switch
    {
        403 => "Forbidden",
        433 => "Anonymity Disallowed",
        480 => "Temporarily Unavailable",
        486 => "Busy Here",
        600 => "Busy Everywhere",
        604 => "Does Not Exist Anywhere",
        607 => "Unwanted",
        608 => "Rejected",
        _ => usual.Phrase,
    };
}

/// <summary>An announcement by a media server (RFC 4240) in place of an answer.</summary>
internal sealed record AnnouncementConfig(Placed<string> Host, Placed<string> Play, Placed<string> NextHop, bool Always)
{
    /// <summary>Reads the table.</summary>
    public static AnnouncementConfig Read(SectionReader section)
    {
        var config = new AnnouncementConfig(
            section.Need("host", Expect.Text("the media server's host, as in sip:annc@HOST")),
            section.Need("play", Expect.Text("the URL of what to play")),
            section.Need("next_hop", Expect.Name),
            section.Take("always", Expect.Flag, false).Value);
        section.Finish();
        return config;
    }
}
