using System.Text.RegularExpressions;
using Microsoft.Win32;

namespace Breakwater.Collection.Places;

/// <summary>Where the registry says Exchange is installed: this machine's own, or a <c>.reg</c> export beside the evidence.</summary>
internal static partial class RegistryNames
{
    private static readonly string[] Versions = ["v15", "v14"];

    public static IEnumerable<WindowsPath> OfThisMachine()
    {
        if (!OperatingSystem.IsWindows())
        {
            yield break;
        }

        foreach (var version in Versions)
        {
            using var setup = Registry.LocalMachine.OpenSubKey($@"SOFTWARE\Microsoft\ExchangeServer\{version}\Setup");
            if (setup?.GetValue("MsiInstallPath") is string path && WindowsPath.TryParse(path, out var install))
            {
                yield return install;
            }
        }
    }

    public static IReadOnlyList<WindowsPath> OfExport(string text)
    {
        List<WindowsPath> installs = [];
        foreach (var match in InstallPath().EnumerateMatches(text))
        {
            var line = text.Substring(match.Index, match.Length);
            if (WindowsPath.TryParse(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace(@"\\", @"\", StringComparison.Ordinal), out var install))
            {
                installs.Add(install);
            }
        }

        return installs;
    }

    [GeneratedRegex("""
        "MsiInstallPath"\s*=\s*"[^"\r\n]*"
        """, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InstallPath();
}
