using System.Globalization;
using Seawall.Numbering.Sources;

namespace Seawall.Numbering.Countries;

/// <summary>
/// Names of countries and territories for people, in English and Chinese: libphonenumber's (from CLDR), but for those
/// it lacks or spells at length. Networks of no country are named by the service their code stands for (ITU-T E.164).
/// </summary>
internal static class CountryNames
{
    static readonly Dictionary<string, (string English, string Chinese)> Own = new(StringComparer.Ordinal)
    {
        ["AC"] = ("Ascension Island", "阿森松岛"),
        ["HK"] = ("Hong Kong", "香港"),
        ["MO"] = ("Macao", "澳门"),
        ["TA"] = ("Tristan da Cunha", "特里斯坦-达库尼亚"),
        ["TW"] = ("Taiwan", "台湾"),
        ["XK"] = ("Kosovo", "科索沃"),
        ["800"] = ("Universal International Freephone", "国际免费电话"),
        ["808"] = ("International Shared Cost Service", "国际分摊付费业务"),
        ["870"] = ("Inmarsat", "国际海事卫星"),
        ["878"] = ("Universal Personal Telecommunications", "通用个人通信"),
        ["881"] = ("Global Mobile Satellite System", "全球移动卫星系统"),
        ["882"] = ("International Networks (882)", "国际网络（882）"),
        ["883"] = ("International Networks (883)", "国际网络（883）"),
        ["888"] = ("Telecommunications for Disaster Relief", "救灾通信"),
        ["979"] = ("International Premium Rate Service", "国际声讯服务"),
    };

    /// <summary>The names of a region of a calling code; its letters where nobody has a name for it.</summary>
    public static (string English, string Chinese) Of(string region, int callingCode)
    {
        var key = region == PhoneMetadataSource.NonGeographic
            ? callingCode.ToString(CultureInfo.InvariantCulture)
            : region;
        if (Own.TryGetValue(key, out var names))
        {
            return names;
        }

        var english = PhoneMetadataSource.CountryName(region, "en");
        var chinese = PhoneMetadataSource.CountryName(region, "zh");
        return (english.Length > 0 ? english : key, chinese.Length > 0 ? chinese : key);
    }
}
