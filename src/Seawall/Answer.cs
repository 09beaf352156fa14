namespace Seawall;

/// <summary>
/// What came of a request: a value, or why not in one line. <see cref="IsUsage"/> tells a wrong request (a field, exit
/// 2, status 400) from one that cannot be done now (exit 1, status 409 or 503).
/// </summary>
internal sealed record Answer<T>
{
    /// <summary>The value; null where there is none.</summary>
    public T? Value { get; private init; }

    /// <summary>The field that is wrong, empty where the failure is not one of the request.</summary>
    public string Field { get; private init; } = "";

    /// <summary>Why there is no value; empty where there is one.</summary>
    public string Message { get; private init; } = "";

    /// <summary>Whether the request is what is wrong.</summary>
    public bool IsUsage => Field.Length > 0;

    /// <summary>Whether there is a value.</summary>
    public bool IsDone => Message.Length == 0;

    /// <summary>Done.</summary>
    public static Answer<T> Of(T value) => new() { Value = value };

    /// <summary>A field of the request is wrong.</summary>
    public static Answer<T> Wrong(string field, string message) =>
        new() { Field = field, Message = $"{field}: {message}" };

    /// <summary>A field of the request is wrong, and the message names it already.</summary>
    public static Answer<T> Invalid(string field, string message) => new() { Field = field, Message = message };

    /// <summary>It cannot be done now.</summary>
    public static Answer<T> Failed(string message) => new() { Message = message };
}
