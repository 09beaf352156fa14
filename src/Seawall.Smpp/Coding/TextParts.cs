namespace Seawall.Smpp;

/// <summary>
/// Cuts a text into the parts that it takes to send it (TS 23.040 §9.2.3.24.1): in the default alphabet if all of it
/// can be written so, else in UCS-2. No part cuts a character in two. For <c>foreach</c>: the characters of each part.
/// </summary>
public ref struct TextParts
{
    /// <summary>Septets of a text of one part, and of each of several, whose header takes seven.</summary>
    public const int SeptetsMax = 160;

    /// <inheritdoc cref="SeptetsMax"/>
    public const int PartSeptetsMax = 153;

    /// <summary>UCS-2 characters of a text of one part, and of each of several, whose header takes three.</summary>
    public const int CharactersMax = 70;

    /// <inheritdoc cref="CharactersMax"/>
    public const int PartCharactersMax = 67;

    ReadOnlySpan<char> _rest;
    readonly int _unitsMax;
    bool _begun;

    /// <summary>Looks through the text.</summary>
    public TextParts(ReadOnlySpan<char> text)
    {
        _rest = text;
        int septets = 0;
        Alphabet = TextAlphabet.Default;
        foreach (char character in text)
        {
            int count = GsmAlphabet.SeptetsOf(character);
            septets += count;
            if (count == 0)
            {
                Alphabet = TextAlphabet.Ucs2;
                break;
            }
        }

        Units = Alphabet == TextAlphabet.Default ? septets : text.Length;
        bool alone = Units <= (Alphabet == TextAlphabet.Default ? SeptetsMax : CharactersMax);
        _unitsMax = alone ? int.MaxValue : Alphabet == TextAlphabet.Default ? PartSeptetsMax : PartCharactersMax;
        Current = default;
    }

    /// <summary>What it is written in.</summary>
    public TextAlphabet Alphabet { get; }

    /// <summary>Septets, or UCS-2 characters.</summary>
    public int Units { get; }

    /// <summary>The part it stands at.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>How many parts it takes; an empty text takes one.</summary>
    public readonly int Count
    {
        get
        {
            int count = 0;
            foreach (ReadOnlySpan<char> _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly TextParts GetEnumerator() => this;

    /// <summary>Goes to the next part.</summary>
    public bool MoveNext()
    {
        if (_begun && _rest.IsEmpty)
        {
            return false;
        }

        int units = 0;
        int length = 0;
        while (length < _rest.Length)
        {
            (int characters, int cost) = Next(length);
            if (units + cost > _unitsMax)
            {
                break;
            }

            units += cost;
            length += characters;
        }

        Current = _rest[..length];
        _rest = _rest[length..];
        _begun = true;
        return true;
    }

    // A pair of surrogates stays together, and so do an escape and what follows it.
    readonly (int Characters, int Cost) Next(int at)
    {
        if (Alphabet == TextAlphabet.Default)
        {
            return (1, GsmAlphabet.SeptetsOf(_rest[at]));
        }

        bool pair = char.IsHighSurrogate(_rest[at]) && at + 1 < _rest.Length && char.IsLowSurrogate(_rest[at + 1]);
        return pair ? (2, 2) : (1, 1);
    }
}
