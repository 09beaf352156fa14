using System.Globalization;
using System.Text.Json;
using Seawall.Admin;
using Spectre.Console;

namespace Seawall.Commands;

/// <summary>
/// Long work with its progress on a terminal: the work itself is one request, and a second connection asks how far it
/// has come.
/// </summary>
internal static class BulkProgress
{
    private static readonly TimeSpan _every = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs the work; <paramref name="work"/> is given the id under which its progress is asked for.</summary>
    public static async Task<T> RunAsync<T>(
        Shell shell, string what, AdminClient client, Func<string, Task<T>> work, CancellationToken cancel)
    {
        var id = Guid.NewGuid().ToString("N");
        if (!shell.IsTerminal)
        {
            return await work(id);
        }

        return await shell.Console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(what);
                var running = work(id);
                while (await Task.WhenAny(running, Task.Delay(_every, shell.Time, cancel)) != running)
                {
                    await ShowAsync(bar, what, client, id, cancel);
                }

                return await running;
            });
    }

    private static async Task ShowAsync(
        ProgressTask bar, string what, AdminClient client, string id, CancellationToken cancel)
    {
        var answer = await client.GetAsync(AdminVerb.Query(AdminPaths.Progress, ("id", id)), cancel);
        var progress = JsonSerializer.Deserialize(answer, AdminJson.Plain.ProgressReply)!;
        bar.IsIndeterminate = progress.Total == 0;
        bar.MaxValue = Math.Max(1, progress.Total);
        bar.Value = progress.Done;
        bar.Description = string.Create(CultureInfo.InvariantCulture, $"{what} {progress.Rows:N0} rows");
    }
}
