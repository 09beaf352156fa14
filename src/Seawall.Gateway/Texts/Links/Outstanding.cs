using Seawall.Smpp;

namespace Seawall.Gateway;

/// <summary>A request of ours that its peer has not answered.</summary>
/// <param name="Waiting">What the gate's requests need.</param>
/// <param name="Own">What the session itself asked; none for a request of the gate.</param>
internal readonly record struct Outstanding(InFlight Waiting, CommandId Own)
{
    public bool IsOwn => Own != CommandId.None;
}
