using System.Text;
using Xunit;

namespace Seawall.Screening.Tests;

/// <summary>The operator's list of senders, found by octets.</summary>
public sealed class RegisteredSendersTests
{
    static readonly DialRules Dial = new() { InternationalPrefixes = ["00"], Plan = SmallPlan.Plan };

    static readonly RegisteredSenders Some = Create(
        new("MYBANK", SenderPurpose.Code),
        new("Shop & Co", SenderPurpose.Service),
        new("银行", SenderPurpose.Any),
        new("95588", SenderPurpose.Code),
        new("+852 9123 4567", SenderPurpose.Any));

    [Theory]
    [InlineData(5, "MYBANK", SenderPurpose.Code)]
    [InlineData(5, "MyBank", SenderPurpose.Code)]
    [InlineData(0, "mybank", SenderPurpose.Code)]
    [InlineData(5, "MYBANK ", SenderPurpose.None)]
    [InlineData(5, "MYBAN", SenderPurpose.None)]
    [InlineData(5, "MYBANKS", SenderPurpose.None)]
    [InlineData(5, "M1BANK", SenderPurpose.None)]
    [InlineData(5, "shop & co", SenderPurpose.Service)]
    [InlineData(5, "SHOP F CO", SenderPurpose.None)]
    [InlineData(5, "银行", SenderPurpose.Any)]
    [InlineData(6, "95588", SenderPurpose.Code)]
    [InlineData(5, "95588", SenderPurpose.Code)]
    [InlineData(6, "95589", SenderPurpose.None)]
    [InlineData(1, "85291234567", SenderPurpose.Any)]
    [InlineData(0, "85291234567", SenderPurpose.Any)]
    [InlineData(1, "85291234568", SenderPurpose.None)]
    [InlineData(1, "", SenderPurpose.None)]
    [InlineData(5, "MYBANKMYBANKMYBANKMYBANK", SenderPurpose.None)]
    public void Found(byte type, string text, SenderPurpose purpose)
    {
        Assert.Equal(purpose, Find(Some, type, text));
        Assert.Equal(SenderPurpose.None, Find(RegisteredSenders.None, type, text));
    }

    [Fact]
    public void Each_of_many_is_found()
    {
        RegisteredSender[] senders = [.. Enumerable.Range(0, 3000).Select(i => new RegisteredSender(
            i % 2 == 0 ? $"NAME{i}" : $"{20_000 + i}", (SenderPurpose)((i % 3) + 1)))];
        RegisteredSenders all = Create(senders);
        Assert.Equal(3000, all.Count);
        Assert.All(senders, sender => Assert.Equal(sender.Purpose, Find(all, 5, sender.Sender)));
        Assert.Equal(SenderPurpose.None, Find(all, 5, "NAME1"));
    }

    [Theory]
    [InlineData("", SenderPurpose.Code, "expected a sender of 1 to 20 octets, found 0")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", SenderPurpose.Code, "expected a sender of 1 to 20 octets, found 21")]
    [InlineData("银行银行银行银", SenderPurpose.Code, "expected a sender of 1 to 20 octets, found 21")]
    [InlineData("MYBANK", SenderPurpose.None, "expected what the sender is registered for")]
    [InlineData("MYBANK", (SenderPurpose)4, "expected what the sender is registered for")]
    [InlineData(" ", SenderPurpose.Code, "\" \" is no sender a text can have")]
    [InlineData("+", SenderPurpose.Code, "\"+\" is no sender a text can have")]
    [InlineData("shop & CO", SenderPurpose.Code, "sender \"shop & CO\" is registered twice on this trunk")]
    [InlineData("0085291234567", SenderPurpose.Any, "sender \"0085291234567\" is registered twice on this trunk")]
    public void A_mistake_is_named(string sender, SenderPurpose purpose, string expected)
    {
        RegisteredSenders? table = RegisteredSenders.TryCreate(
            [
                new("Shop & Co", SenderPurpose.Code), new("+85291234567", SenderPurpose.Code),
                new RegisteredSender(sender, purpose),
            ],
            Dial, out string problem, out int at);
        Assert.Null(table);
        Assert.Equal((2, expected), (at, problem));
    }

    static RegisteredSenders Create(params RegisteredSender[] senders)
    {
        RegisteredSenders? table =
            RegisteredSenders.TryCreate([.. senders], Dial, out string problem, out _);
        Assert.Equal("", problem);
        return table!;
    }

    static SenderPurpose Find(RegisteredSenders senders, byte type, string text)
    {
        byte[] octets = Encoding.UTF8.GetBytes(text);
        return senders.Find(octets, SenderAddress.Read(Dial, type, octets));
    }
}
