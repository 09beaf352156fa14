using Seawall.Serving;
using Seawall.Settings;
using Seawall.Texts;

namespace Seawall.Demo;

/// <summary>
/// The texts of the demonstration: by a trunk that binds to us as its ESME would send them, by a hub that we bind to as
/// it delivers them.
/// </summary>
internal sealed class DemoTexts(Node node, DemoCentre? hub, DemoNotes notes)
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends them, one after the other, once our binds stand.</summary>
    public async Task SendAsync(DemoConfig demo, CancellationToken end)
    {
        if (demo.Texts.IsEmpty || !await BoundAsync(end))
        {
            return;
        }

        foreach (var text in demo.Texts)
        {
            notes.ExpectText(text.Trunk.Value, text.From, text.To, text.Note);
            if (node.Models.Settings.Smpp!.Trunks.Any(trunk =>
                trunk.Name.Value == text.Trunk.Value && trunk.Hub is not null))
            {
                await (hub?.DeliverAsync(text.From, text.To, text.Message, end) ?? Task.CompletedTask);
            }
            else if (node.FindTextRoute(text.Trunk.Value).Value is { } way)
            {
                var request = new TextRequest
                {
                    From = text.From, To = text.To, Message = text.Message, WaitFor = TimeSpan.FromSeconds(5),
                };
                await TextPlacing.PlaceAsync(way, request, node.Time, _ => { }, end);
            }
        }
    }

    private async Task<bool> BoundAsync(CancellationToken end)
    {
        var begun = node.Time.GetTimestamp();
        while (node.Time.GetElapsedTime(begun) < _patience)
        {
            if (node.Gateway?.Status().Texts?.Targets.All(target => target.Binds > 0) == true)
            {
                return true;
            }

            await Task.Delay(_look, node.Time, end);
        }

        return false;
    }
}
