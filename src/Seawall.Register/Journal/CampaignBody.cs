using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Seawall.Register;

/// <summary>
/// The body of an entry about the life of a campaign: <c>u32 id , reason (UTF-8)</c>, the reason being why a brake
/// holds it, and empty where it was started, paused or withdrawn.
/// </summary>
public static class CampaignBody
{
    /// <summary>The body.</summary>
    public static byte[] Write(uint campaign, string reason)
    {
        var body = new byte[sizeof(uint) + Encoding.UTF8.GetByteCount(reason)];
        BinaryPrimitives.WriteUInt32LittleEndian(body, campaign);
        Encoding.UTF8.GetBytes(reason, body.AsSpan(sizeof(uint)));
        return body;
    }

    /// <summary>Reads it; false when it is not in its form.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out uint campaign, out string reason)
    {
        (campaign, reason) = (0, "");
        if (body.Length < sizeof(uint) || !Utf8.IsValid(body[sizeof(uint)..]))
        {
            return false;
        }
        campaign = BinaryPrimitives.ReadUInt32LittleEndian(body);
        reason = Encoding.UTF8.GetString(body[sizeof(uint)..]);
        return campaign != 0;
    }
}
