using BenchmarkDotNet.Attributes;
using Seawall.Screening;

namespace Seawall.Benchmarks.Screening;

/// <summary>
/// A whole verdict with random lines of 65 million, and its parts. Results are plain numbers, because the project that
/// BenchmarkDotNet makes sees only this one.
/// </summary>
[MemoryDiagnoser]
public class JudgeBenchmarks
{
    WholeCountry _country = null!;
    ChoiceBook _book = null!;
    byte[] _digits = null!;
    byte[] _name = null!;
    RegisteredSenders _registered = null!;
    ulong _random = 1;

    [Params(65_000_000)]
    public long Lines { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _country = new WholeCountry(Lines);
        _book = _country.Fill();
        _digits = "+8613857100001"u8.ToArray();
        _name = "MyBank"u8.ToArray();
        _registered = RegisteredSenders.TryCreate(
            [new("MYBANK", SenderPurpose.Code)], _country.Trunk.Dial, out _, out _)!;
    }

    [Benchmark(Baseline = true)]
    public int Judge()
    {
        var trace = default(NoTrace);
        return (int)VerdictRule.Judge(_country.Model, _book, _country.Call(Caller(), Line()), ref trace).Reason;
    }

    /// <summary>A text from a name: read, looked for among the registered senders, judged.</summary>
    [Benchmark]
    public int JudgeText()
    {
        NumberReading reading = SenderAddress.Read(_country.Trunk.Dial, SenderAddress.Alphanumeric, _name);
        ScreeningQuery text = _country.Call(default, Line()) with
        {
            Service = Service.Sms,
            Caller = new CallerFacts { Number = reading },
            Registered = _registered.Find(_name, reading),
        };
        var trace = default(NoTrace);
        return (int)VerdictRule.Judge(_country.Model, _book, text, ref trace).Reason;
    }

    [Benchmark]
    public uint BookRead() => _book.Read(Line()).Choices.Value;

    [Benchmark]
    public int PlanFind() => _country.Model.Plan.Find(Caller()).Country;

    [Benchmark]
    public bool IsOurLine() => _country.Model.Lines.IsOurs(Line());

    [Benchmark]
    public ulong DialRules() => _country.Trunk.Dial.Read(_digits, default).Number.Value;

    [Benchmark]
    public void BookChange() => _book.Load(new LineState(Line(), new ChoiceBits((uint)_random & 0x0055_0055), null));

    E164 Line()
    {
        _random ^= _random << 13;
        _random ^= _random >> 7;
        _random ^= _random << 17;
        return _country.Line((long)Math.BigMul(_random, (ulong)Lines, out _));
    }

    E164 Caller()
    {
        _random += 0x9E37_79B9_7F4A_7C15;
        return _country.Callers[(_random >> 40) & (ulong)(_country.Callers.Length - 1)];
    }
}
