namespace Seawall.Gateway;

/// <summary>How SIP bytes travel.</summary>
public enum Transport : byte
{
    Udp = 1,
    Tcp = 2,
    Tls = 3,
}
