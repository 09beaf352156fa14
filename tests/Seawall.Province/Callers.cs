using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Province;

/// <summary>Callers from abroad, one for each zone of the settings.</summary>
sealed class Callers
{
    static readonly (string Zone, ulong Number)[] Known =
    [
        ("hongkong", 85_251_234_567), ("macao", 85_366_123_456), ("taiwan", 886_912_345_678),
        ("overseas", 12_025_550_123),
    ];

    readonly ScreeningModel _model;
    readonly NumberReading[] _numbers;

    readonly TrunkScreening _trunk = new()
    {
        Index = 0, Name = "igw", Class = TrunkClass.International, Trusted = true,
        Dial = new DialRules { InternationalPrefixes = ["00"] },
    };

    public Callers(RegisterModel model)
    {
        _model = new ScreeningModel { Plan = model.Plan, Zones = model.Zones, Lines = model.Lines };
        _numbers = [.. model.Zones.Names.Select(name => new NumberReading(
            NumberForm.E164, new E164(Array.Find(Known, one => one.Zone == name).Number)))];
    }

    /// <summary>How many zones there are.</summary>
    public int Zones => _numbers.Length;

    /// <summary>The verdict on a call or text from a zone to a line, at a time.</summary>
    public Verdict Judge(ChoiceBook book, E164 line, Service service, int zone, long nowUnixSeconds)
    {
        var trace = default(NoTrace);
        return VerdictRule.Judge(_model, book, new ScreeningQuery
        {
            Service = service,
            Trunk = _trunk,
            Caller = new CallerFacts { Number = _numbers[zone] },
            Called = new NumberReading(NumberForm.E164, line),
            NowUnixSeconds = nowUnixSeconds,
        }, ref trace);
    }
}
