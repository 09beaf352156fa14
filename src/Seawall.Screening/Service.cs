namespace Seawall.Screening;

/// <summary>
/// What a subscriber decides about: calls or texts. Values are stored and sent; they never change meaning.
/// </summary>
public enum Service : byte
{
    Voice = 1,
    Sms = 2,
}
