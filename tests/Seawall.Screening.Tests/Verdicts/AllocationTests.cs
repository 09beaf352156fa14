using System.Text;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>Zero octets for reading a number, a look into the book, and a verdict.</summary>
public sealed class AllocationTests
{
    static readonly DialRules Dial = new() { InternationalPrefixes = ["00", "011"], HomeContexts = ["ims.example.cn"] };
    static readonly DialRules Senders = new() { InternationalPrefixes = ["00"], Plan = SmallPlan.Plan };

    [Fact]
    public void A_verdict_allocates_nothing()
    {
        ChoiceBook book = Queries.Book(Queries.AllZones(Choice.Shut), new LineDetail
        {
            Pauses = [new Pause(Service.Voice, 0, Queries.Now + 9)],
            Rules = [new PersonalRule(1, true, ServiceMask.All, new E164(886912345678), 0)],
        });
        ChoiceBook plain = Queries.Book(Queries.AllZones(Choice.Shut));
        var campaigns = new ChoiceBook(4)
        {
            Campaigns = new CampaignsInForce([.. Enumerable.Range(0, 20).Select(i => new CampaignTerms
            {
                Id = (uint)i + 1,
                Name = "c",
                Place = i,
                VoiceZones = 0xF,
                SmsZones = 0xF,
                EffectUnixSeconds = Queries.Now - (i % 3),
                NoticeSeconds = i,
                Shadow = i % 4 == 0,
            })]),
        };
        for (int i = 0; i < 20; i += 2)
        {
            campaigns.Told.Tell(i, Queries.OurLine, Queries.Now - 9);
        }

        TrunkScreening[] trunks =
        [
            Queries.Trunk(),
            Queries.Trunk(trusted: true, exempt: Queries.American),
            Queries.Trunk(TrunkClass.Domestic),
            Queries.Trunk(TrunkClass.Core),
        ];
        NumberReading[] callers =
        [
            NumberReading.Absent, Queries.Malformed, Queries.Short(110), Queries.Number(Queries.American),
            Queries.Number(85291234567), Queries.Number(886912345678), Queries.Number(Queries.HomeMobile),
            Queries.Number(8657187654321), Queries.Number(210123456), Queries.Name, Queries.Short(95588),
        ];
        ScreeningQuery[] queries =
        [
            .. trunks.SelectMany(trunk => callers.Select(caller => Queries.Call(caller, trunk))),
            .. trunks.SelectMany(trunk => callers.Select(caller =>
                Queries.Call(caller, trunk, Service.Sms) with { Registered = SenderPurpose.Code })),
        ];

        Assert.Equal(0, Allocated(() =>
        {
            foreach (ScreeningQuery query in queries)
            {
                Queries.Judge(query, book);
                Queries.Judge(query, plain);
                Queries.Judge(query, campaigns);
            }
        }));
    }

    [Fact]
    public void Reading_a_number_allocates_nothing()
    {
        byte[][] texts = [.. new[]
        {
            "+8613857100001", "00 1 (202) 555-0100", "0571-87654321;ext=5", "１３８５７１００００１", "110", "alice", "",
        }.Select(Encoding.UTF8.GetBytes)];
        byte[] context = Encoding.UTF8.GetBytes("IMS.example.cn");

        Assert.Equal(0, Allocated(() =>
        {
            foreach (byte[] text in texts)
            {
                Dial.Read(text, default);
                Dial.Read(text, context);
            }

            Dial.TryReadTyped("+86 138 5710 0001", out _);
        }));
    }

    [Fact]
    public void Reading_a_sender_and_finding_what_it_is_registered_for_allocate_nothing()
    {
        RegisteredSenders senders = RegisteredSenders.TryCreate(
            [new("MYBANK", SenderPurpose.Code), new("95588", SenderPurpose.Any)], Senders, out _, out _)!;
        ShortCodes codes = ShortCodes.TryCreate(["106*", "10086"], out _)!;
        byte[][] texts = [.. new[]
        {
            "MyBank", "95588", "+85291234567", "85291234567", "1069012345678901", "10086", "", "nobody",
        }.Select(Encoding.UTF8.GetBytes)];

        Assert.Equal(0, Allocated(() =>
        {
            foreach (byte[] text in texts)
            {
                for (byte type = 0; type < 7; type++)
                {
                    NumberReading reading = SenderAddress.Read(Senders, type, text);
                    senders.Find(text, reading);
                    codes.Contains(reading.Number);
                }
            }
        }));
    }

    [Fact]
    public void Applying_a_plain_change_allocates_nothing()
    {
        ChoiceBook book = Queries.Book(Queries.AllZones(Choice.Open));
        long sequence = 0;
        Assert.Equal(0, Allocated(() => book.Apply(
            new LineState(Queries.OurLine, Queries.AllZones(sequence % 2 == 0 ? Choice.Shut : Choice.Open), null),
            ++sequence)));
    }

    [Fact]
    public void Telling_a_line_of_a_page_that_is_there_allocates_nothing()
    {
        ToldBook told = new ChoiceBook(4).Told;
        told.Tell(0, Queries.OurLine, Queries.Now);
        ulong line = 0;
        Assert.Equal(0, Allocated(() =>
        {
            var next = new E164(Queries.OurLine.Value + (line++ % 9000));
            told.Tell(0, next, Queries.Now + (long)line);
            told.ToldAt(0, next);
            told.Forget(0, next);
        }));
    }

    /// <summary>
    /// The least of some measurements: a collection for the tests beside gives back what this thread has not used yet,
    /// and the compiler may take some of it once; what an operation allocates is there each time.
    /// </summary>
    static long Allocated(Action action)
    {
        for (int i = 0; i < 100; i++)
        {
            action();
        }

        return Enumerable.Range(0, 5).Min(_ => Once(action));
    }

    static long Once(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 400; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
