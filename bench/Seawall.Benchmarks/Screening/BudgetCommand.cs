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
        ChoiceBook campaigns = country.Fill(decidedCalls: false);
        campaigns.Campaigns = CampaignPart.Terms(20);
        CampaignPart.TellAll(country, campaigns, shares: 1);
        holds &= Check("verdict, 20 campaigns", i =>
        {
            var trace = default(NoTrace);
            E164 caller = country.Callers[i % country.Callers.Length];
            VerdictRule.Judge(country.Model, campaigns, country.Call(caller, country.Line(i)), ref trace);
        });
        holds &= Check("line told", i => campaigns.Told.Tell(i % 20, country.Line(i), WholeCountry.Now - (i % 60)));
        DialRules dial = new() { InternationalPrefixes = ["00"], Plan = country.Model.Plan };
        RegisteredSenders registered = RegisteredSenders.TryCreate(
            [new("MYBANK", SenderPurpose.Code), new("95588", SenderPurpose.Any)], dial, out _, out _)!;
        byte[][] senders =
        [
            "MyBank"u8.ToArray(), "NOBODY"u8.ToArray(), "95588"u8.ToArray(), "85291234567"u8.ToArray(),
            "10690012345678"u8.ToArray(),
        ];
        holds &= Check("text", i =>
        {
            var trace = default(NoTrace);
            byte[] sender = senders[i % senders.Length];
            NumberReading reading = SenderAddress.Read(dial, (byte)(i % 7), sender);
            ScreeningQuery text = country.Call(country.Callers[0], country.Line(i)) with
            {
                Service = Service.Sms,
                Caller = new CallerFacts { Number = reading },
                Registered = registered.Find(sender, reading),
            };
            VerdictRule.Judge(country.Model, book, text, ref trace);
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
        Console.WriteLine($"{what,-21} {each} octets, budget 0{(each > 0 ? ": OVER" : "")}");
        return each == 0;
    }
}
