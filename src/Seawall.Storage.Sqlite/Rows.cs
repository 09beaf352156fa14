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
    public const string CampaignColumns = "id, applied, standing";
    public const string NoticeColumns = "campaign, number, round, wave, state, reason, marks, attempts, at, told, due, "
        + "next_hop, message_ids, delivered";

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

    public static StoredCampaign Campaign(Statement row) =>
        CampaignForm.TryRead(row.Blob(1), row.Blob(2), out var campaign) && campaign!.Id == row.Int(0)
            ? campaign
            : throw Damaged($"campaign {row.Int(0)} cannot be read");

    public static StoredNotice Notice(Statement row)
    {
        var (campaign, number) = (row.Int(0), (ulong)row.Int(1));
        var (round, wave, state) = (row.Int(2), row.Int(3), row.Int(4));
        var (reason, marks, attempts, delivered) = (row.Int(5), row.Int(6), row.Int(7), row.Int(13));
        if (number is 0 or > LineForm.NumberMax || (ulong)round > int.MaxValue
            || state is < (long)NoticeState.InFlight or > (long)NoticeState.Unreached
            || (ulong)(wave | reason | marks | attempts | delivered) > byte.MaxValue)
        {
            throw Damaged($"the notice of {new E164(number)} in campaign {campaign} cannot be read");
        }
        return new StoredNotice((uint)campaign, new E164(number), (int)round, (byte)wave, (NoticeState)state,
            (NoticeReason)reason, (NoticeMarks)marks, (byte)attempts, row.Int(8), row.Int(9), row.Int(10),
            row.Text(11) ?? "", row.Text(12) ?? "", (byte)delivered);
    }

    static StoreException Damaged(string what) => new(StoreFailure.Corrupt, $"the database is damaged: {what}");
}
