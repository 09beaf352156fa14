using System.Reflection;

namespace Seawall;

/// <summary>The version of this build.</summary>
internal static class ProductVersion
{
    /// <summary>The version, without what a build adds behind it.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+')[0] ?? "0";
}
