using BenchmarkDotNet.Running;
using Seawall.Benchmarks.Screening;

// --book [--lines N]   fills a book and prints what it takes and what a verdict costs
// --budget             exit 1 where something on the path allocates
// anything else        BenchmarkDotNet, with its own arguments (--filter, --list, ...)
return args switch
{
    ["--book", .. var rest] => BookCommand.Run(rest),
    ["--budget"] => BudgetCommand.Run(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(BookCommand).Assembly).Run(args) is not null ? 0 : 1,
};
