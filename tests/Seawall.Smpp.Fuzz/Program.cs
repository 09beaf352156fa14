using System.Globalization;
using Seawall.Smpp.Fuzz;

// Seawall.Smpp.Fuzz [--count N] [--seed N]: 0 when reader and twin agree on every PDU, 1 with the first difference.
int count = Argument("--count", 2_000_000);
int seed = Argument("--seed", 1);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} spoiled PDUs from seed {seed}"));
string? difference = FuzzRun.Find(seed, count, run =>
{
    if ((run + 1) % 100_000 == 0)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run + 1} alike"));
    }
});
Console.WriteLine(difference ?? "no difference");
return difference is null ? 0 : 1;

int Argument(string name, int otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
