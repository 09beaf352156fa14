using Microsoft.Extensions.Logging;
using Seawall.Register;

namespace Seawall.Portal;

/// <summary>What the pages work with: the one door to the choices, and the ports beside it.</summary>
public sealed record PortalParts
{
    /// <summary>The one door to the choices.</summary>
    public required ChoiceRegister Register { get; init; }

    /// <summary>The settings in force, as the register has them; asked anew for each page.</summary>
    public required Func<RegisterModel> Model { get; init; }

    /// <summary>Sends codes; null: nobody signs in by code.</summary>
    public required ITextOutlet? Texts { get; init; }

    /// <summary>What was refused lately; null: the pages do not show it.</summary>
    public required IRefusedAttempts? Refused { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where events go; never a number of a person.</summary>
    public required ILogger Logger { get; init; }
}
