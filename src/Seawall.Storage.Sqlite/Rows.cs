using System.Buffers.Binary;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// Rows of the tables as what they stand for. Octets that are in no form say that the database is damaged.
/// </summary>
static class Rows
{
    public const string HeadSql = "SELECT register, sequence, hash, last_rule FROM head WHERE one = 1";
    public const string EntryColumns =
        "sequence, at, kind, way, who, note, lines, body, hash, form, evidence, salt, removed";
    public const string LineColumns = "voice, sms, detail, last, number";
    public const string SubscriberColumns = "number, operator, region, district, language, holder";
    public const string PortedColumns = "number, operator, region";

    public static JournalHead Head(Statement row)
    {
        if (!row.Step())
        {
            throw Damaged("the end of the journal is not there");
        }
        var register = Convert.ToHexStringLower(row.Blob(0));
        var sequence = row.Int(1);
        var head = new JournalHead(
            register, sequence, sequence == 0 ? JournalForm.First(register) : row.Hash(2), (uint)row.Int(3));
        row.Reset();
        return head;
    }

    public static JournalEntry Entry(Statement row) => new(
        row.Int(0), row.Int(1), (JournalKind)Octet(row.Int(2)), (ChangeWay)Octet(row.Int(3)), row.Text(4) ?? "",
        row.Text(5) ?? "", row.Int(6) is >= 0 and <= int.MaxValue and var lines ? (int)lines : -1,
        row.Blob(7).ToArray(), row.Hash(8))
    {
        Form = Octet(row.Int(9)),
        Evidence = row.Text(10) ?? "",
        Salt = row.Blob(11) is { Length: JournalForm.SaltBytes } salt
            ? BinaryPrimitives.ReadUInt128BigEndian(salt)
            : UInt128.MaxValue,
        Removed = row.IsNull(12) ? null : row.Hash(12),
    };

    /// <summary>What does not fit is no value at all, so that nothing bent passes for what it was.</summary>
    static byte Octet(long value) => value is >= 0 and <= byte.MaxValue ? (byte)value : (byte)0;

    public static StoredLine Line(Statement row, E164 number)
    {
        var (voice, sms) = ((ulong)row.Int(0), (ulong)row.Int(1));
        StoredDetail? detail = null;
        if (number.IsNone || number.Value > LineForm.NumberMax || !LineForm.IsChoices(voice) || !LineForm.IsChoices(sms)
            || (!row.IsNull(2) && !LineForm.TryReadDetail(row.Blob(2), out detail)))
        {
            throw Damaged($"the choices of {number} cannot be read");
        }
        return new StoredLine(number, new LineChoices(voice, sms, detail), row.Int(3));
    }

    public static Subscriber Subscriber(Statement row) => new(
        new E164((ulong)row.Int(0)), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5));

    public static PortedNumber Ported(Statement row) =>
        new(new E164((ulong)row.Int(0)), row.Text(1) ?? "", row.Text(2) ?? "");

    static StoreException Damaged(string what) => new(StoreFailure.Corrupt, $"the database is damaged: {what}");
}
