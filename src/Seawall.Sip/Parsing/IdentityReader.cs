namespace Seawall.Sip;

/// <summary>Gathers <see cref="IdentityFacts"/>, one header a step. A fault in one never hides another.</summary>
internal static class IdentityReader
{
    /// <summary>All steps.</summary>
    public static IdentityFacts Read(in SipMessage message)
    {
        var facts = new IdentityFacts { CallsEmergencyService = message.Uri.IsEmergencyService };
        ReadFrom(message, ref facts);
        if (message.Has(HeaderId.PAssertedIdentity))
        {
            ReadAsserted(message, ref facts);
        }

        if (message.Has(HeaderId.Privacy))
        {
            ReadPrivacy(message, ref facts);
        }

        if (message.Has(HeaderId.Diversion))
        {
            ReadDiversion(message, ref facts);
        }

        if (message.Has(HeaderId.HistoryInfo))
        {
            HistoryReader.Read(message, ref facts);
        }

        if (message.Has(HeaderId.PServedUser))
        {
            ReadServedUser(message, ref facts);
        }

        ReadPriorities(message, ref facts);
        return facts;
    }

    static void ReadFrom(in SipMessage message, ref IdentityFacts facts)
    {
        if (!message.Has(HeaderId.From))
        {
            return;
        }

        if (message.From.UriRange.IsEmpty || !message.From.TryUri(out SipUri uri))
        {
            facts.FromState = IdentityState.Malformed;
            return;
        }

        facts.FromState = IdentityState.Read;
        facts.From = uri;
        facts.Anonymous = IsAnonymous(uri);
    }

    // PAssertedID-value = name-addr / addr-spec; §9.1: one or two, of which one may be a tel. RFC 5876: ignore surplus.
    static void ReadAsserted(in SipMessage message, ref IdentityFacts facts)
    {
        int best = 0;
        foreach (HeaderValue value in message.Values(HeaderId.PAssertedIdentity))
        {
            if (!NameAddr.TryRead(message.Bytes, value.Range, out _, out SipUri uri))
            {
                facts.AssertedState = best == 0 ? IdentityState.Malformed : facts.AssertedState;
                continue;
            }

            if (IsAnonymous(uri))
            {
                facts.Anonymous = true;
                continue;
            }

            int worth = uri.Scheme switch { UriScheme.Tel => 3, UriScheme.Sip or UriScheme.Sips => 2, _ => 1 };
            if (worth > best)
            {
                best = worth;
                facts.AssertedState = IdentityState.Read;
                facts.Asserted = uri;
            }
        }
    }

    // Privacy-hdr = "Privacy" HCOLON priv-value *( ";" priv-value ); commas are met in the field.
    static void ReadPrivacy(in SipMessage message, ref IdentityFacts facts)
    {
        for (int row = message.First(HeaderId.Privacy); row >= 0; row = message.Next(row))
        {
            ReadOnlySpan<byte> rest = message.Value(row);
            while (!rest.IsEmpty)
            {
                int mark = rest.IndexOfAny((byte)';', (byte)',');
                ReadOnlySpan<byte> part = mark < 0 ? rest : rest[..mark];
                rest = mark < 0 ? default : rest[(mark + 1)..];
                facts.Privacy |= PrivacyOf(Octets.Trim(part, 0, part.Length).Of(part));
            }
        }
    }

    static PrivacyValues PrivacyOf(ReadOnlySpan<byte> value) => value.Length switch
    {
        2 when Octets.Same(value, "id"u8) => PrivacyValues.Id,
        4 when Octets.Same(value, "user"u8) => PrivacyValues.User,
        4 when Octets.Same(value, "none"u8) => PrivacyValues.NotWanted,
        6 when Octets.Same(value, "header"u8) => PrivacyValues.Header,
        7 when Octets.Same(value, "session"u8) => PrivacyValues.Session,
        7 when Octets.Same(value, "history"u8) => PrivacyValues.History,
        8 when Octets.Same(value, "critical"u8) => PrivacyValues.Critical,
        _ => PrivacyValues.None,
    };

    // RFC 5806: Diversion: 1#( name-addr *( ";" params ) ), the latest on top
    static void ReadDiversion(in SipMessage message, ref IdentityFacts facts)
    {
        HeaderValues values = message.Values(HeaderId.Diversion);
        values.MoveNext();
        bool read = NameAddr.TryRead(message.Bytes, values.Current.Range, out _, out SipUri uri);
        facts.DiversionState = read ? IdentityState.Read : IdentityState.Malformed;
        facts.Diversion = uri;
    }

    // RFC 5502 §6: P-Served-User HCOLON ( name-addr / addr-spec ) *( SEMI served-user-param )
    static void ReadServedUser(in SipMessage message, ref IdentityFacts facts)
    {
        HeaderSlot slot = message.Headers[message.First(HeaderId.PServedUser)];
        var value = new ByteRange(slot.ValueOffset, slot.ValueEnd);
        if (!NameAddr.TryRead(message.Bytes, value, out NameAddr address, out SipUri uri))
        {
            facts.ServedUserState = IdentityState.Malformed;
            return;
        }

        facts.ServedUserState = IdentityState.Read;
        facts.ServedUser = uri;
        if (address.TryParameter("sescase"u8, out ReadOnlySpan<byte> session))
        {
            facts.ServedSessionCase = Octets.Same(session, "term"u8) ? SessionCase.Terminating
                : Octets.Same(session, "orig"u8) ? SessionCase.Originating : SessionCase.Unknown;
        }

        if (address.TryParameter("regstate"u8, out ReadOnlySpan<byte> registration))
        {
            facts.ServedRegistration = Octets.Same(registration, "reg"u8) ? RegistrationState.Registered
                : Octets.Same(registration, "unreg"u8) ? RegistrationState.Unregistered : RegistrationState.Unknown;
        }
    }

    static void ReadPriorities(in SipMessage message, ref IdentityFacts facts)
    {
        int priority = message.First(HeaderId.Priority);
        facts.EmergencyCallback = priority >= 0 && Octets.Same(message.Value(priority), "psap-callback"u8);
        if (message.Has(HeaderId.ResourcePriority))
        {
            foreach (HeaderValue value in message.Values(HeaderId.ResourcePriority))
            {
                facts.ResourcePriority |= NamespaceOf(value.Range.Of(message.Bytes));
            }
        }

        if (message.Has(HeaderId.FeatureCaps))
        {
            foreach (HeaderValue value in message.Values(HeaderId.FeatureCaps))
            {
                facts.Understands608 |= Has608(message.Bytes, value.Range);
            }
        }
    }

    // RFC 4412 §3.1: r-value = namespace "." r-priority
    static ResourceNamespaces NamespaceOf(ReadOnlySpan<byte> value)
    {
        int dot = value.IndexOf((byte)'.');
        ReadOnlySpan<byte> name = dot < 0 ? default : value[..dot];
        return name.Length switch
        {
            3 when Octets.Same(name, "ets"u8) => ResourceNamespaces.Ets,
            3 when Octets.Same(name, "wps"u8) => ResourceNamespaces.Wps,
            5 when Octets.Same(name, "esnet"u8) => ResourceNamespaces.Esnet,
            4 when Octets.Same(name, "q735"u8) => ResourceNamespaces.Q735,
            _ => ResourceNamespaces.None,
        };
    }

    // RFC 6809 §6: fc-value = "*" *( SEMI feature-cap )
    static bool Has608(ReadOnlySpan<byte> bytes, ByteRange value)
    {
        if (value.IsEmpty || bytes[value.Start] != '*')
        {
            return false;
        }

        var reader = new ParameterReader(bytes, new ByteRange(value.Start + 1, value.End));
        while (reader.MoveNext())
        {
            if (reader.Is("+sip.608"u8))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// anonymous@anonymous.invalid (RFC 3323 §4.1.1.3); gateways that keep a host of their own write the user alone.
    /// </summary>
    static bool IsAnonymous(in SipUri uri) => uri.IsSip
        && (Octets.Same(uri.Host.Of(uri.Source), "anonymous.invalid"u8)
            || Octets.Same(uri.User.Of(uri.Source), "anonymous"u8));
}
