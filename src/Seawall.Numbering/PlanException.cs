namespace Seawall.Numbering;

/// <summary>A plan that cannot be built from these settings; the message says what is wrong, in one line.</summary>
public sealed class PlanException : Exception
{
    public PlanException(string message)
        : base(message)
    {
    }

    public PlanException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
