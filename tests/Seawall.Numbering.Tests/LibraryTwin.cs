using System.Globalization;
using PhoneNumbers;
using Seawall.Screening;

namespace Seawall.Numbering.Tests;

/// <summary>The slow twin of the plan: libphonenumber itself, asked for one number after the other.</summary>
internal static class LibraryTwin
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    public static IReadOnlyList<int> CallingCodes { get; } = [.. Library.GetSupportedCallingCodes().Order()];

    public static IReadOnlyList<string> Regions { get; } =
        [.. Library.GetSupportedRegions().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Country letters and kind. The country is empty where the library names none: an unassigned number of a shared
    /// code, or a code nobody has.
    /// </summary>
    public static (string Country, NumberKind Kind) Find(string digits)
    {
        for (var length = 1; length <= Math.Min(3, digits.Length - 1); length++)
        {
            var code = int.Parse(digits.AsSpan(0, length), CultureInfo.InvariantCulture);
            if (Library.GetRegionCodesForCountryCode(code).Count > 0)
            {
                var number = Number(code, digits[length..]);
                return (Library.GetRegionCodeForNumber(number) ?? "", Kind(Library.GetNumberType(number)));
            }
        }

        return ("", NumberKind.Unassigned);
    }

    /// <summary>
    /// The example numbers of a calling code's regions: every type there is, as digits with the code in front.
    /// </summary>
    public static IEnumerable<string> Examples(int code)
    {
        foreach (var region in Library.GetRegionCodesForCountryCode(code))
        {
            if (region == PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
            {
                yield return Digits(Library.GetExampleNumberForNonGeoEntity(code));
                continue;
            }

            foreach (var type in Library.GetSupportedTypesForRegion(region))
            {
                if (Library.GetExampleNumberForType(region, type) is { } example)
                {
                    yield return Digits(example);
                }
            }
        }
    }

    public static IReadOnlyList<string> RegionsOf(int code) => Library.GetRegionCodesForCountryCode(code);

    private static string Digits(PhoneNumber number) => Library.Format(number, PhoneNumberFormat.E164)[1..];

    private static PhoneNumber Number(int code, string national)
    {
        var zeros = Math.Min(national.Length - national.TrimStart('0').Length, national.Length - 1);
        var number = new PhoneNumber.Builder()
            .SetCountryCode(code)
            .SetNationalNumber(ulong.Parse(national, CultureInfo.InvariantCulture));
        if (zeros > 0)
        {
            number.SetNumberOfLeadingZeros(zeros);
        }

        return number.Build();
    }

    private static NumberKind Kind(PhoneNumberType type) => type switch
    {
        PhoneNumberType.FIXED_LINE => NumberKind.Fixed,
        PhoneNumberType.MOBILE => NumberKind.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => NumberKind.FixedOrMobile,
        PhoneNumberType.TOLL_FREE or PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST or PhoneNumberType.UAN
            => NumberKind.Service,
        PhoneNumberType.UNKNOWN => NumberKind.Unassigned,
        _ => NumberKind.Other,
    };
}
