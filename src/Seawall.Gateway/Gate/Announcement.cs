using System.Text;
using Seawall.Sip;

namespace Seawall.Gateway;

/// <summary>A trunk's announcement, made ready: the Request-URI and the group of its media servers.</summary>
internal sealed class Announcement
{
    public Announcement(AnnouncementModel model, NextHopGroup group)
    {
        var host = Encoding.UTF8.GetBytes(model.Host);
        var play = Encoding.UTF8.GetBytes(model.Play);
        var room = new byte[64 + host.Length + (3 * play.Length)];
        Uri = room[..AnnouncementUri.Write(host, play, room)];
        Group = group;
        ForEveryRefusal = model.ForEveryRefusal;
    }

    /// <summary><c>sip:annc@HOST;play=URL</c></summary>
    public byte[] Uri { get; }

    public NextHopGroup Group { get; }

    public bool ForEveryRefusal { get; }
}
