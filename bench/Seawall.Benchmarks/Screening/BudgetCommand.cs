using System.Text;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>The allocation budget of the path, in octets for each operation: all of it 0.</summary>
static class BudgetCommand
{
    const int Operations = 100_000;

    public static int Run()
    {
        var country = new WholeCountry(100_000);
        ChoiceBook book = country.Fill();
        byte[] number = Encoding.ASCII.GetBytes("0086-138-0000-0001;ext=5");
        bool holds = Check("verdict", i =>
        {
            var trace = default(NoTrace);
            E164 caller = country.Callers[i % country.Callers.Length];
            VerdictRule.Judge(country.Model, book, country.Call(caller, country.Line(i)), ref trace);
        });
        holds &= Check("dial rules", _ => country.Trunk.Dial.Read(number, default));
        holds &= Check("book read", i => book.Read(country.Line(i)));
        holds &= Check(
            "book change", i => book.Load(new LineState(country.Line(i), WholeCountry.Choices(i + 1), null)));
        return holds ? 0 : 1;
    }

    static bool Check(string what, Action<int> operation)
    {
        for (int i = 0; i < Operations; i++)
        {
            operation(i);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Operations; i++)
        {
            operation(i);
        }

        double each = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Operations;
        Console.WriteLine($"{what,-12} {each} octets, budget 0{(each > 0 ? ": OVER" : "")}");
        return each == 0;
    }
}
