using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Seawall.Smpp.Tests.Peers;

/// <summary>A program of somebody else's that is asked in lines and answers in lines.</summary>
internal static class PeerProcess
{
    /// <summary>The root of the repository, where what is installed for tests stands under <c>artifacts</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The npm package <c>smpp</c>, or null where it is not installed.</summary>
    public static string? NpmPackage { get; } =
        new[] { Path.Combine(Root, "artifacts", "peers", "node_modules", "smpp") }.FirstOrDefault(Directory.Exists);

    /// <summary>Where one of our scripts stands beside the tests.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    /// <summary>Whether a program can be started and says so by its exit code.</summary>
    public static async Task<bool> Works(string program, params string[] arguments)
    {
        try
        {
            (int code, _) = await Run(program, arguments, "");
            return code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Gives all of the input and takes all of the output.</summary>
    public static async Task<(int Code, string Output)> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        string text = await output;
        return (process.ExitCode, process.ExitCode == 0 ? text : text + await errors);
    }

    /// <summary>One answer for each line.</summary>
    public static async Task<string[]> Ask(string program, string[] arguments, IEnumerable<string> questions)
    {
        string[] lines = [.. questions];
        (int code, string output) = await Run(program, arguments, string.Concat(lines.Select(line => line + "\n")));
        Assert.True(code == 0, output);
        string[] answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length, answers.Length);
        return answers;
    }

    static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Seawall.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
