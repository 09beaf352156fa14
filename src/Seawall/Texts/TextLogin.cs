namespace Seawall.Texts;

/// <summary>As whom a test text binds.</summary>
internal sealed record TextLogin(string SystemId, string Password);
