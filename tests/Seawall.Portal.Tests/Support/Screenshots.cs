using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace Seawall.Portal.Tests;

/// <summary>Pictures of the pages, for people to look at: <c>artifacts/portal</c>, where git does not look.</summary>
internal static class Screenshots
{
    public static Task TakeAsync(IPage page, string name) => page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(Root(), "artifacts", "portal", name + ".png"), FullPage = true,
    });

    private static string Root([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Seawall.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Seawall.slnx is above no folder of this file.");
    }
}
