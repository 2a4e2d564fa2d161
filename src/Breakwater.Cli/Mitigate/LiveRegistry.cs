using System.Globalization;
using Breakwater.IisConfig.Verification;
using Microsoft.Win32;

namespace Breakwater.Cli.Mitigate;

/// <summary>What only the registry of a running Windows tells; nothing when the root is a copy.</summary>
internal static class LiveRegistry
{
    public static ServerObservations Observe(string root)
    {
        if (!OperatingSystem.IsWindows() || !Path.GetFullPath(root).Equals(Path.GetPathRoot(Environment.SystemDirectory), StringComparison.OrdinalIgnoreCase))
        {
            return ServerObservations.None;
        }

        try
        {
            using var services = Registry.LocalMachine.OpenSubKey(@"SYSTEM\CurrentControlSet\Services");
            using var lsa = Registry.LocalMachine.OpenSubKey(@"SYSTEM\CurrentControlSet\Control\Lsa");
            var start = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in services?.GetSubKeyNames() ?? [])
            {
                using var service = services!.OpenSubKey(name);
                if (service?.GetValue("Start") is int value)
                {
                    start[name] = value;
                }
            }

            return new ServerObservations
            {
                ServiceStart = start.Count > 0 ? start : null,
                SuppressExtendedProtection = lsa is null ? null : Convert.ToInt32(lsa.GetValue("SuppressExtendedProtection") ?? 0, CultureInfo.InvariantCulture),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException or InvalidCastException or FormatException or OverflowException)
        {
            return ServerObservations.None;
        }
    }
}
