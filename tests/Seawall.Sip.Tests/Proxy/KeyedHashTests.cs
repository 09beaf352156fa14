using System.Buffers.Binary;
using CsCheck;
using Xunit;

namespace Seawall.Sip.Tests.Proxy;

/// <summary>The published vectors: key 00..0f, message 00..(n-1), output octets in wire order.</summary>
public class KeyedHashTests
{
    static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(octet => (byte)octet)];
    static readonly byte[] Message = [.. Enumerable.Range(0, 64).Select(octet => (byte)octet)];

    [Theory]
    [InlineData(0, "310e0edd47db6f72")]
    [InlineData(1, "fd67dc93c539f874")]
    [InlineData(2, "5a4fa9d909806c0d")]
    [InlineData(3, "2d7efbd796666785")]
    [InlineData(4, "b7877127e09427cf")]
    [InlineData(5, "8da699cd64557618")]
    [InlineData(6, "cee3fe586e46c9cb")]
    [InlineData(7, "37d1018bf50002ab")]
    [InlineData(8, "6224939a79f5f593")]
    [InlineData(9, "b0e4a90bdf82009e")]
    [InlineData(15, "e545be4961ca29a1")]
    [InlineData(16, "db9bc2577fcc2a3f")]
    [InlineData(17, "9447be2cf5e99a69")]
    [InlineData(31, "42c341d8fa92d832")]
    [InlineData(32, "ce7cf2722f512771")]
    [InlineData(63, "724506eb4c328a95")]
    public void Gives_the_published_64_bits(int length, string expected)
    {
        var octets = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(octets, new KeyedHash(Key).Hash64(Message.AsSpan(0, length)));
        Assert.Equal(expected, Convert.ToHexStringLower(octets));
    }

    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(2, "8177228da4a45dc7fca38bdef60affe4")]
    [InlineData(3, "9c70b60c5267a94e5f33b6b02985ed51")]
    [InlineData(4, "f88164c12d9c8faf7d0f6e7c7bcd5579")]
    [InlineData(5, "1368875980776f8854527a07690e9627")]
    [InlineData(6, "14eeca338b208613485ea0308fd7a15e")]
    [InlineData(7, "a1f1ebbed8dbc153c0b84aa61ff08239")]
    [InlineData(8, "3b62a9ba6258f5610f83e264f31497b4")]
    [InlineData(9, "264499060ad9baabc47f8b02bb6d71ed")]
    [InlineData(15, "5493e99933b0a8117e08ec0f97cfc3d9")]
    [InlineData(16, "6ee2a4ca67b054bbfd3315bf85230577")]
    [InlineData(17, "473d06e8738db89854c066c47ae47740")]
    [InlineData(63, "5150d1772f50834a503e069a973fbd7c")]
    public void Gives_the_published_128_bits(int length, string expected)
    {
        var octets = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(octets, new KeyedHash(Key).Hash128(Message.AsSpan(0, length)));
        Assert.Equal(expected, Convert.ToHexStringLower(octets));
    }

    [Fact]
    public void Any_cut_of_the_octets_gives_the_same_sum() =>
        Gen.Byte.Array[0, 100].Select(Gen.Int[0, 100], Gen.Int[0, 100]).Sample(drawn =>
        {
            var (octets, one, two) = drawn;
            var first = Math.Min(Math.Min(one, two), octets.Length);
            var second = Math.Min(Math.Max(one, two), octets.Length);
            var key = new KeyedHash(Key);
            var whole = key.Begin128(HashPurpose.Branch);
            whole.Append(octets);
            var pieces = key.Begin128(HashPurpose.Branch);
            pieces.Append(octets.AsSpan(0, first));
            pieces.Append(octets.AsSpan(first, second - first));
            pieces.Append(octets.AsSpan(second));
            Assert.Equal(whole.Finish128(), pieces.Finish128());
        });

    [Fact]
    public void Purpose_and_the_cut_between_fields_go_in()
    {
        Assert.NotEqual(Sum(HashPurpose.Branch, "ab", "c"), Sum(HashPurpose.Branch, "a", "bc"));
        Assert.NotEqual(Sum(HashPurpose.Branch, "ab", "c"), Sum(HashPurpose.ToTag, "ab", "c"));
        Assert.Equal(Sum(HashPurpose.Branch, "ab", "c"), Sum(HashPurpose.Branch, "ab", "c"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void A_key_of_another_length_is_refused(int length) =>
        Assert.Throws<ArgumentException>(() => new KeyedHash(new byte[length]));

    static ulong Sum(HashPurpose purpose, params string[] fields)
    {
        var sum = new KeyedHash(Key).Begin64(purpose);
        foreach (var field in fields)
        {
            sum.AppendField(System.Text.Encoding.ASCII.GetBytes(field));
        }

        return sum.Finish64();
    }
}
