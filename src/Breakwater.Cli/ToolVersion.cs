using System.Reflection;

namespace Breakwater.Cli;

/// <summary>The version of the program, without what a build appends.</summary>
internal static class ToolVersion
{
    public static string Value { get; } = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
