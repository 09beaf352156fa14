namespace Seawall.Console.Api;

/// <summary>Why a request was not done, in the form of the CAMARA APIs.</summary>
internal sealed record ErrorReply
{
    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The kind of error, for programs: INVALID_ARGUMENT, NOT_FOUND, CONFLICT and so on.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what is expected, in one line that begins with the field that is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>The field that is wrong; left out where none is.</summary>
    public string? Field { get; init; }

    /// <summary>For CONFIRMATION_REQUIRED: the same request with this as <c>confirmation</c> is done.</summary>
    public string? Confirmation { get; init; }

    /// <summary>For CONFIRMATION_REQUIRED: until when.</summary>
    public DateTimeOffset? ConfirmBefore { get; init; }
}
