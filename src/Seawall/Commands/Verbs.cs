using System.CommandLine;

namespace Seawall.Commands;

/// <summary>All verbs.</summary>
internal static class Verbs
{
    /// <summary>The root of the command line.</summary>
    public static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Seawall screens calls and texts from overseas by each subscriber's choice.")
        {
            Target.Config,
            Target.Socket,
            ServeVerb.Create(shell),
            CheckVerb.Create(shell),
            StatusVerb.Create(shell),
            ReloadVerb.Create(shell),
            DrainVerb.Create(shell),
            ExplainVerb.Create(shell),
            ChoiceVerb.Create(shell),
            RuleVerb.Create(shell),
            ImportVerb.Create(shell),
            ExportVerb.Create(shell),
            CampaignVerb.Create(shell),
            NoticesVerb.Create(shell),
            RecordsVerb.Create(shell),
            ReportVerb.Create(shell),
            CallVerb.Create(shell),
            TextVerb.Create(shell),
            BenchVerb.Create(shell),
            KeyVerb.Create(shell),
            JournalVerb.Create(shell),
        };
        CommandLine.WithExamples(root);
        return root;
    }
}
