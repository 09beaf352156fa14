using System.Collections.Immutable;

namespace Seawall.Numbering.Home;

/// <summary>Home facts of China (calling code 86).</summary>
internal static class China
{
    public static HomeCountryFacts Facts { get; } = new(
        ServiceNumbers:
        [
            "11\\d", // emergency and enquiry: 110 police, 119 fire, 114 directory
            "12\\d", // 120 ambulance, 122 traffic
            "1[12]\\d{3}", // government and public services: 12308 consular, 12321, 12345, 12378, 12381
            "11[68]\\d{3}",
            "100\\d{2}", // operators: 10000 Telecom, 10010 Unicom, 10086 Mobile, 10099 Broadnet
            "10[01]\\d{2,6}",
            "17[29]\\d{2}", // IP calling
            "9[56]\\d{3,6}", // 95xxx national and 96xxx provincial service numbers, with their extensions
            "106\\d{5,10}", // texts of firms and services
            "400\\d{7}",
            "800\\d{7}",
        ],
        Operators:
        [
            (86162, "China Telecom"), // virtual operators in the network of the one named
            (86165, "China Mobile"),
        ],
        OperatorsChinese: ImmutableDictionary<string, string>.Empty
            .Add("China Mobile", "中国移动")
            .Add("China Unicom", "中国联通")
            .Add("China Telecom", "中国电信")
            .Add("China Broadnet", "中国广电"),
        RegionsChinese: new Dictionary<string, string>
        {
            ["Beijing"] = "北京",
            ["Tianjin"] = "天津",
            ["Hebei"] = "河北",
            ["Shanxi"] = "山西",
            ["Inner Mongolia"] = "内蒙古",
            ["Liaoning"] = "辽宁",
            ["Jilin"] = "吉林",
            ["Heilongjiang"] = "黑龙江",
            ["Shanghai"] = "上海",
            ["Jiangsu"] = "江苏",
            ["Zhejiang"] = "浙江",
            ["Anhui"] = "安徽",
            ["Fujian"] = "福建",
            ["Jiangxi"] = "江西",
            ["Shandong"] = "山东",
            ["Henan"] = "河南",
            ["Hubei"] = "湖北",
            ["Hunan"] = "湖南",
            ["Guangdong"] = "广东",
            ["Guangxi"] = "广西",
            ["Hainan"] = "海南",
            ["Chongqing"] = "重庆",
            ["Sichuan"] = "四川",
            ["Guizhou"] = "贵州",
            ["Yunnan"] = "云南",
            ["Tibet"] = "西藏",
            ["Shaanxi"] = "陕西",
            ["Gansu"] = "甘肃",
            ["Qinghai"] = "青海",
            ["Ningxia"] = "宁夏",
            ["Xinjiang"] = "新疆",
        }.ToImmutableDictionary());
}
