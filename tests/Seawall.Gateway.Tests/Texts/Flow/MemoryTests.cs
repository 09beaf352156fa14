using Seawall.Sip;
using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>What is kept of texts: fixed memory, ages, and keys that keep everything apart.</summary>
public sealed class MemoryTests
{
    static readonly KeyedHash Hash = new("0123456789abcdef"u8);

    [Fact]
    public void A_value_is_found_until_it_is_too_old()
    {
        var table = new RecentTable(8, 4);
        table.Hold(0xABCDEF0123456789, 1_000, 4_095);
        Assert.True(table.TryFind(0xABCDEF0123456789, 1_000, 0, out var value));
        Assert.Equal(4_095, value);
        Assert.True(table.TryFind(0xABCDEF0123456789, 1_600, 600, out _));
        Assert.False(table.TryFind(0xABCDEF0123456789, 1_608, 600, out _));
        Assert.False(table.TryFind(0xABCDEF1123456789, 1_000, 600, out _));
    }

    [Fact]
    public void A_value_held_again_is_replaced_and_young()
    {
        var table = new RecentTable(8, 1);
        table.Hold(1UL << 63, 10, 1);
        table.Hold(1UL << 63, 700, 2);
        Assert.True(table.TryFind(1UL << 63, 710, 60, out var value));
        Assert.Equal(2, value);
    }

    [Fact]
    public void A_full_bucket_gives_up_its_oldest_entry()
    {
        var table = new RecentTable(3, 1);
        for (ulong entry = 1; entry <= 9; entry++)
        {
            table.Hold(entry << 60 | entry << 40, (long)entry, (int)entry);
        }
        Assert.False(table.TryFind(1UL << 60 | 1UL << 40, 10, 100, out _));
        for (ulong entry = 2; entry <= 9; entry++)
        {
            Assert.True(table.TryFind(entry << 60 | entry << 40, 10, 100, out var value));
            Assert.Equal((int)entry, value);
        }
    }

    [Fact]
    public void The_parts_of_a_text_share_what_was_decided_for_ten_minutes()
    {
        var parts = new PartMemory();
        Assert.False(parts.TryFind(77UL << 40, 1, 5_000, out _));
        parts.Hold(77UL << 40, 5_000, TextDecision.Refuse);
        Assert.True(parts.TryFind(77UL << 40, 2, 5_000 + 596, out var decision));
        Assert.Equal(TextDecision.Refuse, decision);
        Assert.False(parts.TryFind(77UL << 40, 2, 5_000 + 608, out _));
    }

    [Fact]
    public void A_first_part_begins_another_text_after_a_minute()
    {
        var parts = new PartMemory();
        parts.Hold(77UL << 40, 5_000, TextDecision.Refuse);
        Assert.True(parts.TryFind(77UL << 40, 1, 5_056, out _));
        Assert.False(parts.TryFind(77UL << 40, 1, 5_064, out _));
        Assert.True(parts.TryFind(77UL << 40, 2, 5_064, out _));
    }

    [Fact]
    public void Texts_are_kept_apart_by_all_that_tells_them_apart()
    {
        var part = new PartKey(PartForm.Header8, 7, 3, 1);
        SmppAddress From(string text, Ton ton = Ton.International) => new(ton, Npi.Isdn, Ascii(text));
        ulong[] keys =
        [
            TextKey.OfText(Hash, 1, From("12025550123"), From("8613857100001"), part),
            TextKey.OfText(Hash, 2, From("12025550123"), From("8613857100001"), part),
            TextKey.OfText(Hash, 1, From("1202555012"), From("38613857100001"), part),
            TextKey.OfText(Hash, 1, From("12025550123", Ton.Alphanumeric), From("8613857100001"), part),
            TextKey.OfText(Hash, 1, From("12025550123"), From("8613857100002"), part),
            TextKey.OfText(Hash, 1, From("12025550123"), From("8613857100001"), part with { Reference = 8 }),
            TextKey.OfText(Hash, 1, From("12025550123"), From("8613857100001"), part with { Total = 4 }),
            TextKey.OfText(
                Hash, 1, From("12025550123"), From("8613857100001"), part with { Form = PartForm.Header16 }),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(
            keys[0], TextKey.OfText(Hash, 1, From("12025550123"), From("8613857100001"), part with { Number = 3 }));
    }

    [Fact]
    public void The_longest_addresses_have_a_key()
    {
        var longest = new SmppAddress(Ton.Unknown, Npi.Unknown, new byte[80]);
        Assert.NotEqual(0UL, TextKey.OfText(Hash, 1, longest, longest, default));
        Assert.NotEqual(0UL, TextKey.OfReceipt(Hash, 1, new byte[300]));
    }

    [Fact]
    public void Who_an_id_and_a_sender_belong_to()
    {
        var routes = new RouteMemory(Hash);
        routes.Given(trunk: 3, target: 5, "4f2a90c1"u8, 100);
        Assert.Equal(3, routes.TrunkOfId(5, "4f2a90c1"u8, 100 + 259_000));
        Assert.Equal(0, routes.TrunkOfId(6, "4f2a90c1"u8, 101));
        Assert.Equal(0, routes.TrunkOfId(5, "4f2a90c2"u8, 101));
        Assert.Equal(5, routes.TargetOfId(3, "4f2a90c1"u8, 101));
        Assert.Equal(0, routes.TargetOfId(4, "4f2a90c1"u8, 101));
        routes.Sent(trunk: 3, group: 1, "12025550123"u8, 100);
        routes.Sent(trunk: 4, group: 1, "MYBANK"u8, 100);
        Assert.Equal(3, routes.TrunkOfSender(1, "12025550123"u8, 101));
        Assert.Equal(4, routes.TrunkOfSender(1, "MYBANK"u8, 101));
        Assert.Equal(0, routes.TrunkOfSender(2, "MYBANK"u8, 101));
        routes.Sent(trunk: 5, group: 1, "MYBANK"u8, 200);
        Assert.Equal(5, routes.TrunkOfSender(1, "MYBANK"u8, 201));
    }

    [Fact]
    public void Ids_of_our_own_are_all_different_and_known_again()
    {
        var ids = new OwnIds(Hash, 41);
        var again = new OwnIds(Hash, 9_000);
        var seen = new HashSet<string>();
        Span<byte> id = stackalloc byte[OwnIds.Length];
        for (var count = 0; count < 1_000; count++)
        {
            ids.Next(id);
            Assert.True(seen.Add(System.Text.Encoding.ASCII.GetString(id)));
            Assert.True(again.IsOurs(id));
        }
        id[^1] ^= 1;
        Assert.False(ids.IsOurs(id));
        Assert.False(ids.IsOurs("4f2a90c1"u8));
        Assert.False(ids.IsOurs(default));
        Assert.False(new OwnIds(new KeyedHash("another key 0123"u8), 1).IsOurs(Ascii(seen.First())));
    }

    static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
