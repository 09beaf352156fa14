using System.Diagnostics;
using System.Text;

namespace Seawall.EndToEnd;

/// <summary>A real process with its output kept, ended when the test ends.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private const int SignalTerminate = 15;
    private const int SignalKill = 9;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private bool _isDisposed;

    private RunningProcess(Process process) => _process = process;

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it. Its input is closed at once, unless the test says lines to it.</summary>
    public static RunningProcess Start(
        string program, IEnumerable<string> arguments, string folder, bool takesInput = false)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        var running = new RunningProcess(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running._process.Start();
        if (!takesInput)
            running._process.StandardInput.Close();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Writes a line to its input.</summary>
    public async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Runs a program to its end; what it printed and its exit code.</summary>
    public static async Task<(int Code, string Output)> ToEndAsync(
        string program, IEnumerable<string> arguments, string folder, int seconds = 60)
    {
        await using var running = Start(program, arguments, folder);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        await running._process.WaitForExitAsync(limit.Token);
        return (running._process.ExitCode, running.Output);
    }

    public async Task<int> StopAsync()
    {
        if (!_process.HasExited)
            Signal(SignalTerminate);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        Signal(SignalKill);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        // Children too: a Kamailio is several processes, and each holds the output open.
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Signal(int number)
    {
        using var kill = Process.Start("kill", [$"-{number}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
    }
}
