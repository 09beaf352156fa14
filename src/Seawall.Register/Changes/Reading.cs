using System.Diagnostics.CodeAnalysis;

namespace Seawall.Register;

/// <summary>What is wrong with one field of a request, in one line for the person who wrote it.</summary>
readonly record struct FieldError(string Field, string Message)
{
    public override string ToString() => $"{Field}: {Message}";
}

/// <summary>A value read from text, or what is wrong with the text.</summary>
readonly struct Reading<T>
{
    readonly T? _value;
    readonly FieldError _error;

    Reading(T? value, FieldError error) => (_value, _error) = (value, error);

    public bool TryGet([MaybeNullWhen(false)] out T value, out FieldError error)
    {
        (value, error) = (_value, _error);
        return error.Field is null;
    }

    public static implicit operator Reading<T>(T value) => new(value, default);

    public static implicit operator Reading<T>(FieldError error) => new(default, error);
}
