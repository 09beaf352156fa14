using Seawall.Gateway;
using Seawall.Numbering;
using Seawall.Records;
using Seawall.Register;
using Seawall.Screening;
using Seawall.Settings;
using Seawall.Texts;

namespace Seawall.Composition;

/// <summary>
/// Everything that one settings file means, validated and immutable: the models of all parts, made together and swapped
/// in together. <paramref name="Gateway"/> is null where the settings have no <c>[sip]</c>.
/// </summary>
internal sealed record SettingsModels(
    uint Generation,
    SettingsConfig Settings,
    NumberingBook Numbering,
    ScreeningModel Screening,
    GatewayModel? Gateway,
    RegisterModel Register,
    KeywordModel Keywords,
    OutletModel Outlet,
    RecordNames Names);
