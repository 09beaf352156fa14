namespace Seawall.Screening;

/// <summary>
/// A set of services, one bit for each <see cref="Service"/>. Values are stored and sent; they never change meaning.
/// </summary>
[Flags]
public enum ServiceMask : byte
{
    None = 0,
    Voice = 1,
    Sms = 2,
    All = Voice | Sms,
}
