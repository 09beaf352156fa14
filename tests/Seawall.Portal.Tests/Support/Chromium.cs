using Microsoft.Playwright;

namespace Seawall.Portal.Tests;

/// <summary>Debian's Chromium, started once for all tests; tests that need it are skipped where it is not.</summary>
[CollectionDefinition(Name)]
public sealed class Chromium : IAsyncLifetime, ICollectionFixture<Chromium>
{
    /// <summary>The tests that share it, and so do not run beside each other.</summary>
    public const string Name = "chromium";

    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            Timeout = 180_000,
        });
    }

    /// <summary>A new window of a visitor: without script, as the pages must do.</summary>
    internal async Task<IPage> WindowAsync(
        TestPortal portal, int width = 390, string language = "en", bool dark = false, bool script = false,
        float scale = 1)
    {
        Assert.SkipWhen(_browser is null, $"{Program} is missing: install the package chromium");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = portal.Address.ToString(),
            JavaScriptEnabled = script,
            BypassCSP = script,
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            DeviceScaleFactor = scale,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        context.SetDefaultTimeout(60_000);
        context.SetDefaultNavigationTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
