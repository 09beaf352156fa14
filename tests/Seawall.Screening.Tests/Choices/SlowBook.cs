using CsCheck;

namespace Seawall.Screening.Tests;

/// <summary>A dictionary of lines: the slow twin of the book.</summary>
sealed class SlowBook(int zones)
{
    readonly Dictionary<E164, LineState> _lines = [];

    public long Version { get; private set; }

    public IEnumerable<LineState> Lines => _lines.Values;

    public LineState Read(E164 line) => _lines.GetValueOrDefault(line, new LineState(line, default, null));

    public void Load(LineState state)
    {
        _lines.Remove(state.Number);
        if (!state.IsUndecided)
        {
            _lines[state.Number] = state with { Detail = state.Detail is { IsEmpty: false } ? state.Detail : null };
        }
    }

    public bool Apply(LineState state, long sequence)
    {
        if (sequence <= Version)
        {
            return false;
        }

        Load(state);
        Version = sequence;
        return true;
    }

    public long Count(Service service, int zone, Choice choice) =>
        _lines.Values.Count(line => line.Choices.Get(service, zone) == choice);

    /// <summary>States of lines on a few pages, plain and with details, of a book with so many zones.</summary>
    public static Gen<LineState> States(int zones) => Gen.Select(
        Number,
        Gen.Frequency((4, Gen.Enum<Choice>().Array[2 * zones]), (1, Gen.Const(new Choice[2 * zones]))),
        Gen.Frequency((3, Gen.Const((LineDetail?)null)), (1, Detail(zones)!)),
        (number, choices, detail) => new LineState(
            new E164(number),
            choices.Select((choice, i) => (choice, i)).Aggregate(default(ChoiceBits), (bits, slot) => bits.With(
                slot.i < zones ? Service.Voice : Service.Sms, slot.i % zones, slot.choice)),
            detail));

    public static readonly Gen<ulong> Number = Gen.Select(
        Gen.OneOf<ulong>(0, 861385710, 861385711, 861899999, 657, 99_999_999_999),
        Gen.OneOf<ulong>(1, 2, 3, 4999, 5000, 9998, 9999))
        .Select((page, line) => (page * 10_000) + line);

    static Gen<LineDetail> Detail(int zones) => Gen.Select(
        Gen.Select(
            Gen.OneOf(Service.Voice, Service.Sms), Gen.Byte[0, (byte)(zones - 1)], Gen.Long[0, 9],
            (service, zone, until) => new Pause(service, zone, until)).Array[0, 2],
        Gen.Select(
            Gen.UInt[1, 9], Gen.Bool, Gen.OneOf(ServiceMask.Voice, ServiceMask.Sms, ServiceMask.All), Gen.UShort[1, 9],
            (id, pass, services, country) => new PersonalRule(id, pass, services, default, country)).Array[0, 2],
        (pauses, rules) => new LineDetail { Pauses = [.. pauses], Rules = [.. rules] });

    /// <summary>Whether a book says the same everywhere.</summary>
    public void AssertSame(ChoiceBook book)
    {
        Xunit.Assert.Equal(_lines.Count, book.Lines);
        Xunit.Assert.Equal(Version, book.Version);
        foreach (LineState line in _lines.Values)
        {
            Xunit.Assert.Equal(line, book.Read(line.Number));
        }

        foreach (Service service in (Service[])[Service.Voice, Service.Sms])
        {
            for (int zone = 0; zone < zones; zone++)
            {
                foreach (Choice choice in Enum.GetValues<Choice>())
                {
                    Xunit.Assert.Equal(Count(service, zone, choice), book.Count(service, zone, choice));
                }
            }
        }

        Xunit.Assert.Equal(
            _lines.Values.Where(line => line.Detail is not null).OrderBy(line => line.Number.Value),
            book.DetailedLines().OrderBy(line => line.Number.Value));
    }
}
