namespace Seawall.Gateway.Tests;

/// <summary>The labels that leave the process. This table only grows.</summary>
public sealed class LinkLabelTests
{
    [Theory]
    [InlineData(LinkRefusal.SystemUnknown, 1, "system_unknown")]
    [InlineData(LinkRefusal.PasswordWrong, 2, "password_wrong")]
    [InlineData(LinkRefusal.SourceForbidden, 3, "source_forbidden")]
    [InlineData(LinkRefusal.TooManyBinds, 4, "too_many_binds")]
    [InlineData(LinkRefusal.TooManyAttempts, 5, "too_many_attempts")]
    [InlineData(LinkRefusal.OutbindUnknown, 6, "outbind_unknown")]
    [InlineData(LinkRefusal.SessionInitTimedOut, 7, "session_init_timed_out")]
    [InlineData(LinkRefusal.PeerSilent, 8, "peer_silent")]
    [InlineData(LinkRefusal.ResponseTimedOut, 9, "response_timed_out")]
    [InlineData(LinkRefusal.WindowFull, 10, "window_full")]
    [InlineData(LinkRefusal.Leaving, 11, "leaving")]
    [InlineData(LinkRefusal.BindRefused, 12, "bind_refused")]
    [InlineData(LinkRefusal.Draining, 13, "draining")]
    internal void Each_refusal_has_its_number_and_its_label(LinkRefusal refusal, int number, string label)
    {
        Assert.Equal((number, label), ((int)refusal, LinkRefusals.Label(refusal)));
        var counters = new LinkCounters();
        counters.Refuse(refusal);
        Assert.Equal([(label, 1L)], counters.Each());
    }

    [Fact]
    public void None_is_left_out() => Assert.Equal(LinkRefusals.Count, Enum.GetValues<LinkRefusal>().Length);
}
