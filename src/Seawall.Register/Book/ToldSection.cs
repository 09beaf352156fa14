using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Seawall.Screening;

namespace Seawall.Register;

/// <summary>
/// The last part of a snapshot: the campaigns in force, as verdicts know them, and who was told of them. With it a
/// start without the store shuts what was shut.
/// <code>
/// told     = u16 campaigns , each: campaign
///            told page each: i32 octets (1 or more) , u64 key , octets of the page (as the book copies them)
///            i32 0
/// campaign = u32 id , i32 round , u8 place , u8 zones of calls , u8 of texts , u8 whether in shadow
///            i64 effect , i64 notice , i64 paused at (all in seconds) , u16 length , name (UTF-8)
/// </code>
/// </summary>
static class ToldSection
{
    const int HeadBytes = 4 + 4 + 1 + 1 + 1 + 1 + 8 + 8 + 8 + 2;
    const int NameBytesMax = 1000;

    /// <summary>
    /// Writes it. False where campaigns changed meanwhile: then marks may be of another round than the campaigns, and
    /// the file is none.
    /// </summary>
    public static async Task<bool> TryWriteAsync(HashedWriter writer, ChoiceBook book, CancellationToken cancel)
    {
        var campaigns = book.Campaigns.Terms;
        await RoomAsync(writer, 2, cancel).ConfigureAwait(false);
        BinaryPrimitives.WriteUInt16LittleEndian(writer.Take(2), (ushort)campaigns.Length);
        foreach (var campaign in campaigns)
        {
            await RoomAsync(writer, HeadBytes + NameBytesMax, cancel).ConfigureAwait(false);
            Write(writer, campaign);
        }
        var page = new byte[ToldBook.PageBytesMax];
        for (int i = 0, pages = book.Told.Pages; i < pages; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var length = book.Told.CopyPage(i, page);
            if (length > 0)
            {
                await RoomAsync(writer, 4 + 8 + length, cancel).ConfigureAwait(false);
                BinaryPrimitives.WriteInt32LittleEndian(writer.Take(4), length);
                BinaryPrimitives.WriteUInt64LittleEndian(writer.Take(8), book.Told.PageKey(i));
                page.AsSpan(0, length).CopyTo(writer.Take(length));
            }
        }
        await RoomAsync(writer, 4, cancel).ConfigureAwait(false);
        BinaryPrimitives.WriteInt32LittleEndian(writer.Take(4), 0);
        return book.Campaigns.Terms.SequenceEqual(campaigns);
    }

    static ValueTask RoomAsync(HashedWriter writer, int length, CancellationToken cancel) =>
        writer.HasRoom(length) ? default : writer.FlushAsync(cancel);

    static void Write(HashedWriter writer, CampaignTerms campaign)
    {
        var name = Encoding.UTF8.GetBytes(campaign.Name);
        var to = writer.Take(HeadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(to, campaign.Id);
        BinaryPrimitives.WriteInt32LittleEndian(to[4..], campaign.Round);
        (to[8], to[9], to[10]) = ((byte)campaign.Place, campaign.VoiceZones, campaign.SmsZones);
        to[11] = campaign.Shadow ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(to[12..], campaign.EffectUnixSeconds);
        BinaryPrimitives.WriteInt64LittleEndian(to[20..], campaign.NoticeSeconds);
        BinaryPrimitives.WriteInt64LittleEndian(to[28..], campaign.HeldAtUnixSeconds);
        BinaryPrimitives.WriteUInt16LittleEndian(to[36..], checked((ushort)name.Length));
        name.CopyTo(writer.Take(name.Length));
    }

    /// <summary>Reads it into a book; false where it is damaged.</summary>
    public static async Task<bool> TryReadAsync(HashedReader reader, ChoiceBook book, CancellationToken cancel)
    {
        await reader.NeedAsync(2, cancel).ConfigureAwait(false);
        var campaigns = new CampaignTerms[BinaryPrimitives.ReadUInt16LittleEndian(reader.Take(2))];
        if (campaigns.Length > ScreeningLimits.CampaignsMax)
        {
            return false;
        }
        for (var i = 0; i < campaigns.Length; i++)
        {
            await reader.NeedAsync(HeadBytes, cancel).ConfigureAwait(false);
            var head = reader.Take(HeadBytes).ToArray();
            var length = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(36));
            await reader.NeedAsync(length, cancel).ConfigureAwait(false);
            if (Read(head, reader.Take(length), book) is not { } campaign
                || campaigns.Take(i).Any(one => one.Id == campaign.Id || one.Place == campaign.Place))
            {
                return false;
            }
            campaigns[i] = campaign;
        }
        if (!await TryReadPagesAsync(reader, book, cancel).ConfigureAwait(false))
        {
            return false;
        }
        book.Campaigns = new CampaignsInForce([.. campaigns]);
        ClearRest(book);
        return true;
    }

    /// <summary>
    /// Marks of what ended while the file was written are nobody's, and must not be those of who gets the place next.
    /// </summary>
    static void ClearRest(ChoiceBook book)
    {
        for (var place = 0; place < ScreeningLimits.CampaignsMax; place++)
        {
            if (book.Told.Count(place) > 0 && !book.Campaigns.Terms.Any(campaign => campaign.Place == place))
            {
                book.Told.Clear(place);
            }
        }
    }

    static async Task<bool> TryReadPagesAsync(HashedReader reader, ChoiceBook book, CancellationToken cancel)
    {
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            await reader.NeedAsync(4, cancel).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(reader.Take(4));
            if (length == 0)
            {
                return true;
            }
            if (length < 0 || length > ToldBook.PageBytesMax)
            {
                return false;
            }
            await reader.NeedAsync(8 + length, cancel).ConfigureAwait(false);
            var key = BinaryPrimitives.ReadUInt64LittleEndian(reader.Take(8));
            if (!book.Told.TryRestorePage(key, reader.Take(length)))
            {
                return false;
            }
        }
    }

    static CampaignTerms? Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, ChoiceBook book)
    {
        var campaign = new CampaignTerms
        {
            Id = BinaryPrimitives.ReadUInt32LittleEndian(head),
            Round = BinaryPrimitives.ReadInt32LittleEndian(head[4..]),
            Place = head[8],
            VoiceZones = head[9],
            SmsZones = head[10],
            Shadow = head[11] == 1,
            EffectUnixSeconds = BinaryPrimitives.ReadInt64LittleEndian(head[12..]),
            NoticeSeconds = BinaryPrimitives.ReadInt64LittleEndian(head[20..]),
            HeldAtUnixSeconds = BinaryPrimitives.ReadInt64LittleEndian(head[28..]),
            Name = Encoding.UTF8.GetString(name),
        };
        var isOne = campaign is { Id: > 0, Round: > 0, Place: < ScreeningLimits.CampaignsMax, NoticeSeconds: >= 0 }
            && (campaign.VoiceZones | campaign.SmsZones) >> book.Zones == 0 && head[11] <= 1
            && name.Length is > 0 and <= NameBytesMax && Utf8.IsValid(name);
        return isOne ? campaign : null;
    }
}
