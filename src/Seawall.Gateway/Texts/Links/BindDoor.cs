using System.Security.Cryptography;
using System.Text;
using Seawall.Net;
using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>
/// Who may bind to us, and whose outbind we follow: by name, password and source. Neither a name nor a password reaches
/// the log.
/// </summary>
internal sealed class BindDoor
{
    volatile SmppTrunk[] trunks = [];
    volatile SmppTarget[] outbinders = [];

    public void Swap(IEnumerable<SmppTrunk> nextTrunks, IEnumerable<SmppTarget> nextOutbinders)
    {
        trunks = [.. nextTrunks];
        outbinders = [.. nextOutbinders];
    }

    /// <summary>What guesses at this name are counted under: unknown ones share one.</summary>
    public ulong NameOf(BindAttempt attempt)
    {
        var isKnown = attempt.Command == CommandId.Outbind
            ? outbinders.Any(target => Is(target.Model.Outbind!.SystemId, attempt.SystemId))
            : trunks.Any(trunk => Is(trunk.Model.Admission!.SystemId, attempt.SystemId));
        return isKnown ? WeightedChoice.Identity($"{attempt.Command == CommandId.Outbind}",
            Encoding.Latin1.GetString(attempt.SystemId)) : 0;
    }

    /// <summary>The trunk that a bind is for, or why none is.</summary>
    public LinkRefusal Find(BindAttempt attempt, in PeerAddress source, out SmppTrunk? found)
    {
        found = null;
        var refusal = LinkRefusal.SystemUnknown;
        foreach (var trunk in trunks)
        {
            var admission = trunk.Model.Admission!;
            if (!Is(admission.SystemId, attempt.SystemId))
            {
                continue;
            }
            if (!Is(admission.Password, attempt.Password))
            {
                refusal = refusal == LinkRefusal.SystemUnknown ? LinkRefusal.PasswordWrong : refusal;
            }
            else if (!Holds(admission, source))
            {
                refusal = LinkRefusal.SourceForbidden;
            }
            else
            {
                found = trunk;
                return LinkRefusal.None;
            }
        }
        return refusal;
    }

    /// <summary>The target whose outbind this is; null where nobody waits for it.</summary>
    public SmppTarget? FindOutbinder(BindAttempt attempt, in PeerAddress source)
    {
        var address = source.ToIPEndPoint().Address;
        foreach (var target in outbinders)
        {
            var its = target.Model.Outbind!;
            if (Is(its.SystemId, attempt.SystemId) && Is(its.Password, attempt.Password)
                && target.Model.Endpoint.Address.Equals(address))
            {
                return target;
            }
        }
        return null;
    }

    /// <summary>What the peer is told.</summary>
    public static SmppStatus StatusOf(LinkRefusal refusal) => refusal switch
    {
        LinkRefusal.SystemUnknown => SmppStatus.InvalidSystemId,
        LinkRefusal.PasswordWrong => SmppStatus.InvalidPassword,
        _ => SmppStatus.BindFailed,
    };

    static bool Holds(SmppAdmissionModel admission, in PeerAddress source)
    {
        if (admission.Sources.IsEmpty)
        {
            return true;
        }
        var address = source.ToIPEndPoint().Address;
        return admission.Sources.Any(network => network.Contains(address));
    }

    static bool Is(string expected, ReadOnlySpan<byte> given)
    {
        // One length for all, so that time does not tell how much of it is right.
        Span<byte> one = stackalloc byte[SmppLimits.SystemIdOctetsMax];
        Span<byte> other = stackalloc byte[SmppLimits.SystemIdOctetsMax];
        if (!Encoding.Latin1.TryGetBytes(expected, one, out _) || !given.TryCopyTo(other))
        {
            return false;
        }
        return CryptographicOperations.FixedTimeEquals(one, other);
    }
}
