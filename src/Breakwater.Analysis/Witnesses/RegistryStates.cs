using Breakwater.Detection.Hives;
using Breakwater.IisConfig.Verification;

namespace Breakwater.Analysis.Witnesses;

/// <summary>What a hive or an export of the registry says about mitigations.</summary>
internal static class RegistryStates
{
    private const string Exchange = @"Microsoft\ExchangeServer\v15";

    /// <summary>Services that every Windows with a web server has: an export without them is of single keys.</summary>
    private static readonly string[] Everywhere = ["RpcSs", "EventLog", "W3SVC"];

    /// <summary>A hive; the registry keeps changes in transaction logs, which are not applied, before it writes them into the hive.</summary>
    public static RegistryState OfHive(RegistryHive hive, RegistryView registry)
    {
        return Read(registry, isHive: true) with
        {
            Doubt = hive.IsDirty ? "the hive was not closed cleanly, its newest changes may lie in its transaction logs" : hive.IsExhausted ? "the hive is damaged and was not read to its end" : null,
        };
    }

    /// <param name="registry">The branches that the export holds.</param>
    /// <param name="isWhole">False when it breaks off: a value that is not there may have followed.</param>
    public static RegistryState OfExport(RegistryView registry, bool isWhole) => Read(registry, isHive: false) with { Doubt = isWhole ? null : "the export of the registry breaks off" };

    /// <param name="registry">The branches that it holds.</param>
    /// <param name="isHive">True when what is not there was not there on the server; an export holds what somebody chose.</param>
    private static RegistryState Read(RegistryView registry, bool isHive)
    {
        var start = Services(registry);
        return new RegistryState
        {
            ServiceStart = start,
            HasAllServices = start is not null && Array.TrueForAll(Everywhere, start.ContainsKey),
            SuppressExtendedProtection = registry.ControlSet(@"Control\Lsa") is { } lsa && lsa.Values().Any() ? (int)Math.Min(lsa.Number("SuppressExtendedProtection") ?? 0, int.MaxValue) : null,
            Diagnostics = registry.Software(Exchange + @"\Diagnostics") is { } diagnostics ? Numbers(diagnostics) : isHive && registry.Software(Exchange) is not null ? new Dictionary<string, long>() : null,
            AntimalwareProviders = registry.Software(@"Microsoft\AMSI\Providers") is { } providers ? providers.Subkeys().Count() : isHive && registry.Software(@"Microsoft\Windows NT\CurrentVersion") is not null ? 0 : null,
        };
    }

    private static Dictionary<string, int>? Services(RegistryView registry)
    {
        if (registry.ControlSet("Services") is not { } services)
        {
            return null;
        }

        var start = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in services.Subkeys())
        {
            if (service.Number("Start") is >= 0 and <= 4 and var type)
            {
                start.TryAdd(service.Name, (int)type);
            }
        }

        return start;
    }

    private static Dictionary<string, long> Numbers(RegistryKey key)
    {
        var numbers = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var value in key.Values().Where(v => v.Number is not null))
        {
            numbers.TryAdd(value.Name, value.Number!.Value);
        }

        return numbers;
    }
}
