using System.Globalization;
using Breakwater.IisConfig.Verification;
using Microsoft.Win32;

namespace Breakwater.Cli.Mitigate;

/// <summary>What the registry of a running Windows says about mitigations; null when the root is a copy.</summary>
internal static class LiveRegistry
{
    private const string Exchange = @"SOFTWARE\Microsoft\ExchangeServer\v15";

    public static RegistryState? Observe(string root)
    {
        if (!OperatingSystem.IsWindows() || !Path.GetFullPath(root).Equals(Path.GetPathRoot(Environment.SystemDirectory), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            using var services = Registry.LocalMachine.OpenSubKey(@"SYSTEM\CurrentControlSet\Services");
            using var lsa = Registry.LocalMachine.OpenSubKey(@"SYSTEM\CurrentControlSet\Control\Lsa");
            using var diagnostics = Registry.LocalMachine.OpenSubKey(Exchange + @"\Diagnostics");
            using var providers = Registry.LocalMachine.OpenSubKey(@"SOFTWARE\Microsoft\AMSI\Providers");
            var start = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in services?.GetSubKeyNames() ?? [])
            {
                using var service = services!.OpenSubKey(name);
                if (service?.GetValue("Start") is int value)
                {
                    start[name] = value;
                }
            }

            var numbers = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in diagnostics?.GetValueNames() ?? [])
            {
                if (diagnostics!.GetValue(name) is int value)
                {
                    numbers[name] = value;
                }
            }

            return new RegistryState
            {
                ServiceStart = start.Count > 0 ? start : null,
                SuppressExtendedProtection = lsa is null ? null : Convert.ToInt32(lsa.GetValue("SuppressExtendedProtection") ?? 0, CultureInfo.InvariantCulture),
                Diagnostics = numbers,
                AntimalwareProviders = providers?.SubKeyCount ?? 0,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException or InvalidCastException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
