using Xunit.Sdk;
using Xunit.v3;

// One test at a time: each starts real processes, and they share the machine's ports and its two cores.
[assembly: Parallelization(Mode = ParallelMode.None)]
