namespace Seawall.Console;

/// <summary>Every limit of the HTTP API, unit last.</summary>
public static class ConsoleLimits
{
    /// <summary>Bytes of a request's body.</summary>
    public const int BodyBytesMax = 16 * 1024;

    /// <summary>How deep JSON may nest.</summary>
    public const int JsonDepthMax = 8;

    /// <summary>Bytes of all headers of a request.</summary>
    public const int HeadersBytesMax = 16 * 1024;

    /// <summary>How long the headers of a request may take to arrive, in seconds.</summary>
    public const int HeadersSeconds = 10;

    /// <summary>How long an idle connection is kept, in seconds.</summary>
    public const int IdleSeconds = 120;

    /// <summary>Connections at a time.</summary>
    public const int ConnectionsMax = 2_000;

    /// <summary>Keys in use at a time; ended ones do not count.</summary>
    public const int KeysMax = 1_000;

    /// <summary>Characters of a key's name.</summary>
    public const int KeyNameMax = 64;

    /// <summary>How long an access token is good for, in seconds.</summary>
    public const int TokenSeconds = 900;

    /// <summary>Characters of <c>x-correlator</c>.</summary>
    public const int CorrelatorMax = 128;

    /// <summary>Characters of an <c>Idempotency-Key</c>.</summary>
    public const int IdempotencyKeyMax = 255;

    /// <summary>How long an answer is kept for a repeated request, in hours.</summary>
    public const int AnswerHours = 24;

    /// <summary>Answers kept for repeated requests; the oldest go first.</summary>
    public const int AnswersMax = 50_000;

    /// <summary>Bytes of all answers kept for repeated requests; the oldest go first.</summary>
    public const int AnswersBytesMax = 64 * 1024 * 1024;

    /// <summary>Entries of a line's journal in one answer.</summary>
    public const int HistoryMax = 1_000;

    /// <summary>The same where the caller says nothing.</summary>
    public const int HistoryUsual = 100;
}
