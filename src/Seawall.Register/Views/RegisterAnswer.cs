namespace Seawall.Register;

/// <summary>
/// The answer to a question: the value, or one line saying which field is wrong or why the store cannot.
/// </summary>
/// <param name="Outcome"><see cref="ChangeOutcome.Done"/>, <see cref="ChangeOutcome.Invalid"/> or
/// <see cref="ChangeOutcome.Unavailable"/>.</param>
/// <param name="Value">The value where done.</param>
/// <param name="Field">The field that is wrong.</param>
/// <param name="Message">What is wrong, why the store cannot, or a remark on the value.</param>
public sealed record RegisterAnswer<T>(ChangeOutcome Outcome, T? Value, string Field, string Message)
    where T : class
{
    internal static RegisterAnswer<T> Of(T value, string remark = "") => new(ChangeOutcome.Done, value, "", remark);

    internal static RegisterAnswer<T> Of(FieldError error) =>
        new(ChangeOutcome.Invalid, null, error.Field, error.ToString());

    internal static RegisterAnswer<T> Of(StoreException reason) =>
        new(ChangeOutcome.Unavailable, null, "", $"the store is not available: {reason.Message}");
}
