using System.Text;

namespace Seawall.Smpp.Tests.Facts;

/// <summary>What addresses say, as they are seen in the field.</summary>
public sealed class AddressFactsTests
{
    [Theory]
    [InlineData(1, "12025550123", AddressKind.International, "+12025550123", true)]
    [InlineData(1, "+12025550123", AddressKind.International, "+12025550123", true)]
    [InlineData(1, "008613857100001", AddressKind.International, "+8613857100001", true)]
    [InlineData(0, "+8613857100001", AddressKind.International, "+8613857100001", true)]
    [InlineData(2, "13857100001", AddressKind.National, "13857100001", true)]
    [InlineData(0, "13857100001", AddressKind.Dialled, "13857100001", true)]
    [InlineData(0, "0044207946000", AddressKind.Dialled, "0044207946000", true)]
    [InlineData(4, "87654321", AddressKind.Dialled, "87654321", true)]
    [InlineData(0, "10086", AddressKind.Short, "10086", false)]
    [InlineData(3, "1069012345678", AddressKind.Short, "1069012345678", true)]
    [InlineData(6, "95588", AddressKind.Short, "95588", false)]
    [InlineData(0, "*100#", AddressKind.Short, "*100#", false)]
    [InlineData(5, "EXAMPLE BANK", AddressKind.Alphanumeric, "EXAMPLE BANK", false)]
    [InlineData(5, "95588", AddressKind.Alphanumeric, "95588", false)]
    [InlineData(5, "+86 138 0013 8000", AddressKind.Alphanumeric, "+86 138 0013 8000", true)]
    [InlineData(5, "8613800138000", AddressKind.Alphanumeric, "8613800138000", true)]
    [InlineData(0, "Example", AddressKind.Alphanumeric, "Example", false)]
    [InlineData(1, "Example7654321", AddressKind.Alphanumeric, "Example7654321", false)]
    [InlineData(1, "1-202-555-0123", AddressKind.International, "+1-202-555-0123", true)]
    [InlineData(0, "(0571) 8765 4321", AddressKind.Dialled, "(0571) 8765 4321", true)]
    [InlineData(0, "+", AddressKind.Alphanumeric, "+", false)]
    [InlineData(0, "1234567+", AddressKind.Alphanumeric, "1234567+", false)]
    [InlineData(7, "12025550123", AddressKind.Dialled, "12025550123", true)]
    [InlineData(1, "", AddressKind.Empty, "", false)]
    public void An_address_is_read_by_its_type_and_its_characters(
        byte ton, string text, AddressKind kind, string number, bool looksLikeNumber)
    {
        AddressFacts facts = AddressFacts.Of(new SmppAddress((Ton)ton, Npi.Isdn, Encoding.ASCII.GetBytes(text)));
        byte[] span = new byte[64];
        int length = facts.WriteNumber(span);
        Assert.Equal(kind, facts.Kind);
        Assert.Equal(number, Encoding.ASCII.GetString(span, 0, length));
        Assert.Equal(looksLikeNumber, facts.LooksLikeNumber);
        Assert.Equal(length == 0 ? 0 : PduWriter.Failed, facts.WriteNumber(span.AsSpan(0, Math.Max(0, length - 1))));
    }
}
