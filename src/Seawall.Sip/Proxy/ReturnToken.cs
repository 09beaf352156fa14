namespace Seawall.Sip;

/// <summary>
/// Our own parameter of the Via we push. It tells the <see cref="ReturnPath"/> of the response, under a keyed sum over
/// all that decides where the response goes: our branch, the path, and the Via below ours with its received, rport and
/// maddr. A response that somebody made up, or whose lower Via was changed, does not fit its token.
/// A parameter of its own, not a part of the branch: a CANCEL may come by another connection than its INVITE.
/// </summary>
internal static class ReturnToken
{
    const int ListenerDigits = 4;
    const int ConnectionDigits = 16;
    const int SumDigits = 16;

    internal static ReadOnlySpan<byte> Name => "sw"u8;

    /// <summary>
    /// via-extension = "sw" "=" 4HEXDIG 16HEXDIG [ 16HEXDIG ] : listener, sum, connection if there is one.
    /// </summary>
    internal static void Put(
        scoped ref WireWriter writer, scoped in KeyedHash key, UInt128 branch, ReturnPath path,
        scoped in LowerVia lower)
    {
        writer.Put((byte)';');
        writer.Put(Name);
        writer.Put((byte)'=');
        writer.PutHex(path.Listener, ListenerDigits);
        writer.PutHex(Sum(key, branch, path, lower), SumDigits);
        if (path.Connection != 0)
        {
            writer.PutHex(path.Connection, ConnectionDigits);
        }
    }

    /// <summary>Reads a token and checks it; false for any that is not ours.</summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> token, scoped in KeyedHash key, UInt128 branch, scoped in LowerVia lower,
        out ReturnPath path)
    {
        path = default;
        if (token.Length is not (ListenerDigits + SumDigits or ListenerDigits + SumDigits + ConnectionDigits)
            || !WireReader.TryHex(token[..ListenerDigits], out var listener)
            || !WireReader.TryHex(token.Slice(ListenerDigits, SumDigits), out var sum))
        {
            return false;
        }

        var connection = 0ul;
        var rest = token[(ListenerDigits + SumDigits)..];
        if (rest.Length > 0 && !WireReader.TryHex(rest, out connection))
        {
            return false;
        }

        path = new ReturnPath((ushort)listener, connection);
        return Sum(key, branch, path, lower) == sum;
    }

    static ulong Sum(scoped in KeyedHash key, UInt128 branch, ReturnPath path, scoped in LowerVia lower)
    {
        var sum = key.Begin64(HashPurpose.ReturnToken);
        sum.AppendNumber((ulong)(branch >> 64));
        sum.AppendNumber((ulong)branch);
        sum.AppendNumber(path.Listener);
        sum.AppendNumber(path.Connection);
        lower.AppendTo(ref sum);
        return sum.Finish64();
    }
}
