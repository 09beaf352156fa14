using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Conformance;

namespace Seawall.Province;

/// <summary>A campaign in the manner of Zhejiang 2022, with what chance of a seed makes of it.</summary>
static class ProvinceSamples
{
    /// <summary>A run by a seed.</summary>
    public static ProvinceOrder Order(int seed, int lines) => new()
    {
        Seed = seed, Lines = lines, Campaign = Campaign(seed, lines), Model = RegisterSamples.Model(),
        Calls = lines / 3,
    };

    /// <summary>The campaign: calls, texts or both; a rate at which its first notices take an hour.</summary>
    static Campaign Campaign(int seed, int lines) => new()
    {
        Name = "province",
        Title = new Bilingual("全省", "The province"),
        Basis = "a simulation",
        Operators = ["China Mobile"],
        Regions = ["Zhejiang"],
        Services = (seed % 3) switch { 0 => ServiceMask.All, 1 => ServiceMask.Voice, _ => ServiceMask.Sms },
        Zones = seed % 4 == 3 ? ["overseas", "taiwan"] : ["overseas", "hongkong", "macao", "taiwan"],
        Effect = new DateTimeOffset(2022, 5, 20, 0, 0, 0, TimeSpan.FromHours(8)),
        TimeZone = "Asia/Shanghai",
        Shadow = seed % 11 == 10,
        Notice = new NoticeTerms
        {
            Days = 7,
            From = "10086",
            Text = new Bilingual(
                "自{effect}起，境外及港澳台来电默认关闭，免费。需保留请发1219到10086；以后可随时发1219恢复，发1901关闭。咨询10086",
                "From {effect} calls from overseas are shut by default, free of charge. 1219 to 10086 keeps them."),
            Afterwards = new Bilingual("刚拒接一个境外来电。发1219到10086即可免费恢复", "Refused by default. 1219 opens."),
            Rates = [new NoticeRate("smsc", Math.Max(20, lines / 200))],
            AbroadErrors = [MessageCentre.AbroadError],
        },
        Waves =
        [
            new Wave("first", [], 5, null), new Wave("district", ["d1", "d2"], 100, null),
            new Wave("rest", [], 100, null),
        ],
        Brakes = new Brakes { Unreached = seed % 5 == 4 ? 2.0 : 30.0, Resumptions = 5.0, AfterLines = 100 },
    };
}
